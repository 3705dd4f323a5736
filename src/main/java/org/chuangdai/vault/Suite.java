package org.chuangdai.vault;

import java.util.Arrays;
import java.util.Optional;

/** Which ciphers seal and hash. A sealed value names its suite, so that values of both stand side by side. */
public enum Suite {
    /** AES-256-GCM and HMAC-SHA-256, by the JDK. */
    INTERNATIONAL(1) {
        @Override
        Ciphers ciphers(byte[] masterKey) {
            return new InternationalCiphers(masterKey);
        }
    },
    /** The national algorithms (国密): SM4-GCM, GB/T 32907, and HMAC-SM3, GB/T 32905. */
    NATIONAL(2) {
        @Override
        Ciphers ciphers(byte[] masterKey) {
            return new NationalCiphers(masterKey);
        }
    };

    private final byte code;

    Suite(int code) {
        this.code = (byte) code;
    }

    /** As a sealed value has it. */
    byte code() {
        return code;
    }

    static Optional<Suite> of(byte code) {
        return Arrays.stream(values()).filter(suite -> suite.code == code).findFirst();
    }

    /** The suite's ciphers under keys derived from 32 bytes of master key. */
    abstract Ciphers ciphers(byte[] masterKey);
}
