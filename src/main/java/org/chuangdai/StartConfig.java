package org.chuangdai;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The settings as they are when the process starts, before Quarkus does: the environment, -D and config/application.properties. What Quarkus answers for settings at that moment is, of an
 * executable, still what they were where it was compiled.
 */
final class StartConfig {
    private static final Path FILE = Path.of("config", "application.properties");
    private static final int FILE_ORDINAL = 260;
    /** Settings of Quarkus that take over those of ours. */
    private static final Map<String, String> TAKEN_OVER = Map.of("quarkus.oidc.auth-server-url", "${chuangdai.issuer:}");

    private StartConfig() {
    }

    static Config read() {
        List<ConfigSource> sources = new ArrayList<>(List.of(new EnvConfigSource(System.getenv(), EnvConfigSource.ORDINAL), new SysPropConfigSource(), new PropertiesConfigSource(TAKEN_OVER, "chuangdai", 0)));
        if (Files.isReadable(FILE)) {
            try {
                sources.add(new PropertiesConfigSource(FILE.toUri().toURL(), FILE_ORDINAL));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withSources(sources).build();
    }
}
