package org.chuangdai.vault;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** AES-256-GCM and HMAC-SHA-256 of the JDK. */
final class InternationalCiphers implements Ciphers {
    private final SecretKeySpec encryptionKey;
    private final SecretKeySpec hashKey;
    private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(InternationalCiphers::cipher);
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

    InternationalCiphers(byte[] masterKey) {
        this(Derivation.key(new SHA256Digest(), masterKey, "AES-256-GCM", 32), Derivation.key(new SHA256Digest(), masterKey, "HMAC-SHA-256", 32));
    }

    /** With the keys themselves, as test vectors have them. */
    InternationalCiphers(byte[] encryptionKey, byte[] hashKey) {
        this.encryptionKey = new SecretKeySpec(encryptionKey, "AES");
        this.hashKey = new SecretKeySpec(hashKey, "HmacSHA256");
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashKey);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] encrypt(byte[] nonce, byte[] associated, byte[] plain) {
        try {
            return run(Cipher.ENCRYPT_MODE, nonce, associated, plain, 0, plain.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] decrypt(byte[] nonce, byte[] associated, byte[] sealed, int offset, int length) throws GeneralSecurityException {
        return run(Cipher.DECRYPT_MODE, nonce, associated, sealed, offset, length);
    }

    private byte[] run(int mode, byte[] nonce, byte[] associated, byte[] input, int offset, int length) throws GeneralSecurityException {
        Cipher cipher = ciphers.get();
        cipher.init(mode, encryptionKey, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(associated);
        return cipher.doFinal(input, offset, length);
    }

    @Override
    public byte[] hash(byte[]... parts) {
        Mac mac = macs.get();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }
}
