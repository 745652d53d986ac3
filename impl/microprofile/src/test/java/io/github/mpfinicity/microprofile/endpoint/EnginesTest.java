package io.github.mpfinicity.microprofile.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnginesTest {
    private static final String SWITCH =
            "org.jboss.resteasy.microprofile.defaultToURLConnectionHttpClient";

    @Test
    void resteasy_trusted() {
        assertThat(Engines.trusted(RestClientBuilder.newBuilder().getClass().getName())).isTrue();
    }

    @Test
    void resteasyOnUrlConnection_notTrusted() {
        System.setProperty(SWITCH, "true");
        try {
            assertThat(Engines.trusted(RestClientBuilder.newBuilder().getClass().getName()))
                    .isFalse();
        } finally {
            System.clearProperty(SWITCH);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.glassfish.jersey.microprofile.restclient.RestClientBuilderImpl",
                "org.apache.cxf.microprofile.client.CxfTypeSafeClientBuilder",
                "org.jboss.resteasy.microprofile.client.ot.LibertyRestClientBuilderImpl",
                "com.example.Unheard"
            })
    void anyOther_notTrusted(String builder) {
        assertThat(Engines.trusted(builder)).isFalse();
    }
}
