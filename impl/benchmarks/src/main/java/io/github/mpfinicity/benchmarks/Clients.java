package io.github.mpfinicity.benchmarks;

import io.github.mpfinicity.FinicityClient;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Produces;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import javax.sql.DataSource;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.h2.jdbcx.JdbcDataSource;

/** The injected Rest Clients of the experiments. Each can be loaded without the others. */
final class Clients {
    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final String TOKEN = "0123456789abcdef0123";

    private Clients() {}

    /** RESTEasy intercepts declared methods only, so each client declares this one again. */
    public interface Customers {
        Response all();
    }

    /** Without us: two headers that never change. */
    @RegisterRestClient(configKey = "clients")
    @ClientHeaderParam(name = "Finicity-App-Key", value = KEY)
    @ClientHeaderParam(name = "Finicity-App-Token", value = TOKEN)
    public interface FixedHeaders extends Customers {
        @GET
        @Override
        Response all();
    }

    /** The same behind an interceptor that does nothing, as our client has one. */
    @Empty
    @RegisterRestClient(configKey = "clients")
    @ClientHeaderParam(name = "Finicity-App-Key", value = KEY)
    @ClientHeaderParam(name = "Finicity-App-Token", value = TOKEN)
    public interface FixedHeadersIntercepted extends Customers {
        @GET
        @Override
        Response all();
    }

    @FinicityClient
    @RegisterRestClient(configKey = "clients")
    public interface Ours extends Customers {
        @GET
        @Override
        Response all();
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Empty {}

    @Empty
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    public static class EmptyInterceptor {
        @AroundInvoke
        public Object proceed(InvocationContext call) throws Exception {
            return call.proceed();
        }
    }

    /** The database of the JDBC store. */
    public static class Database {
        @Produces
        public DataSource h2() {
            var h2 = new JdbcDataSource();
            h2.setUrl("jdbc:h2:mem:benchmarks;DB_CLOSE_DELAY=-1");
            return h2;
        }
    }
}
