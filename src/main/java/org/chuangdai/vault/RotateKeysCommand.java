package org.chuangdai.vault;

import io.quarkus.runtime.QuarkusApplication;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code rotate-keys}: brings every sealed value under the current key and suite, without a server, while others serve. Ends with 0 when nothing is
 * left under another key, with 1 when something is.
 */
public class RotateKeysCommand implements QuarkusApplication {
    public static final String NAME = "rotate-keys";
    private static final long PROGRESS_VALUES = 10_000;
    private static final int FAILURES_SHOWN_MAX = 1_000;
    private final KeyRotation rotation;
    private final Vault vault;

    RotateKeysCommand(KeyRotation rotation, Vault vault) {
        this.rotation = rotation;
        this.vault = vault;
    }

    @Override
    public int run(String... arguments) throws SQLException {
        System.out.printf("现用密钥 · current key: %s%n", vault.keyIds().get(0));
        AtomicLong done = new AtomicLong();
        KeyRotation.Outcome outcome = rotation.run((field, values) -> {
            long now = done.addAndGet(values);
            if (now / PROGRESS_VALUES > (now - values) / PROGRESS_VALUES) {
                System.out.printf("%s: 已重新加密 · sealed anew: %,d%n", field, now);
            }
        });
        outcome.failures().stream().limit(FAILURES_SHOWN_MAX).forEach(failure -> System.out.printf("不能打开 · cannot be done: %s id %d: %s%n", failure.field(), failure.id(), failure.reason()));
        rotation.held().forEach((holder, values) -> System.out.printf("仍在使用 · held by %s: %,d%n", holder, values));
        System.out.printf("已重新加密 · sealed anew: %d, 剩余 · left: %d, 失败 · failed: %d%n", outcome.done(), outcome.left(), outcome.failures().size());
        if (outcome.left() == 0) {
            System.out.println("其他密钥已不再加密任何号码；收据仍在验证期内的，请保留其密钥。 · No value is under another key; keep a key for as long as commands are repeated that have a receipt under it.");
        }
        return outcome.left() == 0 ? 0 : 1;
    }
}
