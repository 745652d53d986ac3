package io.github.mpfinicity.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mpfinicity.Partner;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers that use Jandex read the index of a bean archive instead of its classes. */
class IndexTest {
    private static final int MAGIC = 0xBABE1F15;

    /** Each Jandex from 3.0 on can read it. */
    private static final int VERSION = 11;

    @ParameterizedTest
    @ValueSource(classes = {Partner.class, FinicityBeans.class})
    void beanArchive_hasAnIndex(Class<?> ofTheArchive) throws IOException {
        String name = ofTheArchive.getName().replace('.', '/') + ".class";
        String place = ofTheArchive.getClassLoader().getResource(name).toString();
        URL index = URI.create(place.replace(name, "META-INF/jandex.idx")).toURL();
        try (var in = new DataInputStream(index.openStream())) {
            assertThat(in.readInt()).isEqualTo(MAGIC);
            assertThat(in.readUnsignedByte()).isEqualTo(VERSION);
        }
    }
}
