package io.github.mpfinicity.benchmarks;

import static java.time.ZoneOffset.UTC;

import com.azure.core.credential.SimpleTokenCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import io.github.mpfinicity.AppToken;
import io.github.mpfinicity.AppTokens;
import io.github.mpfinicity.benchmarks.Fetch.Fetched;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.time.Duration;
import java.util.Date;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientCredentialsOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.RefreshResult;

/**
 * The caches of tokens, over the vendor of the settings. Each has the defaults of its library, but
 * for AWS's time of renewal and Spring's clock skew.
 */
public enum Contender {
    OURS {
        @Override
        TokenCache start(boolean due) {
            System.setProperty("finicity.token.renew-after", due ? "PT0.001S" : "PT1H30M");
            var container = SeContainerInitializer.newInstance().initialize();
            AppTokens tokens = container.select(AppTokens.class).get();
            return new TokenCache(
                    tokens::current,
                    token -> tokens.invalidate((AppToken) token),
                    container::close);
        }
    },
    GOOGLE_AUTH {
        @Override
        @SuppressWarnings("serial")
        TokenCache start(boolean due) {
            Fetch fetch = fetch(due);
            var google =
                    new OAuth2Credentials() {
                        @Override
                        public AccessToken refreshAccessToken() {
                            Fetched fetched = fetch.get();
                            return new AccessToken(fetched.token(), Date.from(fetched.end()));
                        }
                    };
            return new TokenCache(google::getRequestMetadata, token -> google.refresh());
        }
    },
    CAFFEINE {
        @Override
        TokenCache start(boolean due) {
            Fetch fetch = fetch(due);
            var caffeine =
                    Caffeine.newBuilder()
                            .expireAfterWrite(fetch.life())
                            .refreshAfterWrite(
                                    due ? Duration.ofNanos(1) : fetch.life().dividedBy(2))
                            .build(partner -> fetch.get().token());
            return new TokenCache(
                    () -> caffeine.get("partner"), token -> caffeine.invalidate("partner"));
        }
    },
    AWS {
        @Override
        TokenCache start(boolean due) {
            Fetch fetch = fetch(due);
            var aws = CachedSupplier.builder(() -> result(fetch.get())).build();
            return new TokenCache(aws::get, null, aws::close);
        }

        private static RefreshResult<String> result(Fetched fetched) {
            return RefreshResult.builder(fetched.token())
                    .staleTime(fetched.end())
                    .prefetchTime(fetched.end().minus(Duration.ofHours(1)))
                    .build();
        }
    },
    AZURE {
        @Override
        TokenCache start(boolean due) {
            Fetch fetch = fetch(due);
            var azure =
                    new SimpleTokenCache(
                            () ->
                                    Mono.fromCallable(() -> token(fetch.get()))
                                            .subscribeOn(Schedulers.boundedElastic()));
            return new TokenCache(() -> azure.getToken().block(), null);
        }

        private static com.azure.core.credential.AccessToken token(Fetched fetched) {
            return new com.azure.core.credential.AccessToken(
                    fetched.token(), fetched.end().atOffset(UTC));
        }
    },
    /** Knows no token that is due: it renews before the end, and the callers wait. */
    SPRING {
        @Override
        TokenCache start(boolean due) {
            Fetch fetch = fetch(due);
            var clients =
                    new InMemoryClientRegistrationRepository(
                            ClientRegistration.withRegistrationId("finicity")
                                    .clientId("client")
                                    .tokenUri("http://localhost")
                                    .authorizationGrantType(
                                            AuthorizationGrantType.CLIENT_CREDENTIALS)
                                    .build());
            var tokens = new InMemoryOAuth2AuthorizedClientService(clients);
            var provider = new ClientCredentialsOAuth2AuthorizedClientProvider();
            provider.setClockSkew(Duration.ofMinutes(5));
            provider.setAccessTokenResponseClient(
                    request ->
                            OAuth2AccessTokenResponse.withToken(fetch.get().token())
                                    .tokenType(TokenType.BEARER)
                                    .expiresIn(fetch.life().toSeconds())
                                    .build());
            var spring = new AuthorizedClientServiceOAuth2AuthorizedClientManager(clients, tokens);
            spring.setAuthorizedClientProvider(provider);
            var ask =
                    OAuth2AuthorizeRequest.withClientRegistrationId("finicity")
                            .principal("application")
                            .build();
            return new TokenCache(
                    () -> spring.authorize(ask),
                    token -> tokens.removeAuthorizedClient("finicity", "application"));
        }
    };

    /**
     * Starts a cache without a token.
     *
     * @param due true if its tokens are to be renewed from the first moment, but serve meanwhile
     */
    abstract TokenCache start(boolean due);

    /** Less than five minutes are left of a token that is due; Google's default is 3:45. */
    private static Fetch fetch(boolean due) {
        return Fetch.living(due ? Duration.ofSeconds(205) : Duration.ofMinutes(90));
    }
}
