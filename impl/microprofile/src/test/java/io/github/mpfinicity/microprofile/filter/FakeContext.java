package io.github.mpfinicity.microprofile.filter;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** A call of a method without parameters; the test says what is behind. */
record FakeContext(Method method, Callable<Object> next, Map<String, Object> data)
        implements InvocationContext {
    static FakeContext of(String method, Callable<Object> next) throws NoSuchMethodException {
        return of(Directory.class, method, next);
    }

    static FakeContext of(Class<?> client, String method, Callable<Object> next)
            throws NoSuchMethodException {
        return new FakeContext(client.getMethod(method), next, new HashMap<>());
    }

    @Override
    public Object proceed() throws Exception {
        return next.call();
    }

    @Override
    public Method getMethod() {
        return method;
    }

    @Override
    public Map<String, Object> getContextData() {
        return data;
    }

    @Override
    public Object[] getParameters() {
        return new Object[0];
    }

    @Override
    public void setParameters(Object[] parameters) {}

    @Override
    public Object getTarget() {
        return Proxy.newProxyInstance(
                Directory.class.getClassLoader(),
                new Class<?>[] {Directory.class},
                (proxy, called, arguments) -> null);
    }

    @Override
    public Object getTimer() {
        return null;
    }

    @Override
    public Constructor<?> getConstructor() {
        return null;
    }
}
