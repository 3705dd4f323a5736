package org.chuangdai.vault;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** Keys of one purpose each out of a master key: HKDF, RFC 5869. */
final class Derivation {
    private Derivation() {
    }

    /** So many bytes for a purpose; another purpose, digest or master key gives others. */
    static byte[] key(Digest digest, byte[] masterKey, String purpose, int bytes) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(digest);
        generator.init(new HKDFParameters(masterKey, null, ("chuangdai " + purpose).getBytes(StandardCharsets.US_ASCII)));
        byte[] key = new byte[bytes];
        generator.generateBytes(key, 0, bytes);
        return key;
    }
}
