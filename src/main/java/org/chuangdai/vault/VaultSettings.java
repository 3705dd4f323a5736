package org.chuangdai.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where keys and suite come from: the environment, or a mounted file. */
@ApplicationScoped
public class VaultSettings {
    /** Entries {@code id:base64}, the current key first. */
    public static final String KEYS = "chuangdai.keys";
    /** A file with such entries. */
    public static final String KEYS_FILE = "chuangdai.keys-file";
    /** Name of a {@link Suite}. */
    public static final String SUITE = "chuangdai.crypto.suite";

    /** The vault of the settings; migrations ask before there are beans. */
    public static Vault vault() {
        return vault(ConfigProvider.getConfig());
    }

    /** The vault of these settings; the check before the start asks. */
    public static Vault vault(Config config) {
        return new Vault(Keyring.parse(keys(config)), suite(config));
    }

    @Produces
    @Singleton
    Vault theVault() {
        return vault();
    }

    private static String keys(Config config) {
        Optional<String> keys = text(config, KEYS);
        Optional<String> file = text(config, KEYS_FILE);
        if (keys.isPresent() == file.isPresent()) {
            throw new BadKeys("CHUANGDAI_KEYS（编号:32字节的base64，现用的在前）和 CHUANGDAI_KEYS_FILE（存有密钥的文件）须且只须设置一个",
                    "set one of CHUANGDAI_KEYS (id:base64 of 32 bytes, the current one first) and CHUANGDAI_KEYS_FILE (a file with them)");
        }
        return keys.orElseGet(() -> read(file.get()));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | RuntimeException e) {
            throw new BadKeys("CHUANGDAI_KEYS_FILE 指定的文件无法读取", "the file named by CHUANGDAI_KEYS_FILE cannot be read");
        }
    }

    private static Suite suite(Config config) {
        String name = text(config, SUITE).orElse(Suite.INTERNATIONAL.name());
        return Arrays.stream(Suite.values()).filter(suite -> suite.name().equals(name)).findFirst().orElseThrow(() -> new BadKeys(
                "CHUANGDAI_CRYPTO_SUITE 应为 INTERNATIONAL 或 NATIONAL", "CHUANGDAI_CRYPTO_SUITE is INTERNATIONAL or NATIONAL"));
    }

    private static Optional<String> text(Config config, String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }
}
