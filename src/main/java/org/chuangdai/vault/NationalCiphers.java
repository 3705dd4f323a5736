package org.chuangdai.vault;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4-GCM (RFC 8998) and HMAC-SM3 of BouncyCastle's lightweight classes. */
final class NationalCiphers implements Ciphers {
    private static final int KEY_BYTES = 16;
    private final KeyParameter encryptionKey;
    private final ThreadLocal<GCMModeCipher> encryptors = ThreadLocal.withInitial(() -> GCMBlockCipher.newInstance(new SM4Engine()));
    private final ThreadLocal<GCMModeCipher> decryptors = ThreadLocal.withInitial(() -> GCMBlockCipher.newInstance(new SM4Engine()));
    private final ThreadLocal<HMac> macs;

    NationalCiphers(byte[] masterKey) {
        this(Derivation.key(new SM3Digest(), masterKey, "SM4-GCM", KEY_BYTES), Derivation.key(new SM3Digest(), masterKey, "HMAC-SM3", HASH_BYTES));
    }

    /** With the keys themselves, as test vectors have them. */
    NationalCiphers(byte[] encryptionKey, byte[] hashKey) {
        this.encryptionKey = new KeyParameter(encryptionKey);
        KeyParameter ofHashes = new KeyParameter(hashKey);
        this.macs = ThreadLocal.withInitial(() -> {
            HMac mac = new HMac(new SM3Digest());
            mac.init(ofHashes);
            return mac;
        });
    }

    @Override
    public byte[] encrypt(byte[] nonce, byte[] associated, byte[] plain) {
        try {
            return run(encryptors.get(), true, nonce, associated, plain, 0, plain.length);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] decrypt(byte[] nonce, byte[] associated, byte[] sealed, int offset, int length) throws GeneralSecurityException {
        try {
            return run(decryptors.get(), false, nonce, associated, sealed, offset, length);
        } catch (InvalidCipherTextException e) {
            throw new AEADBadTagException();
        }
    }

    private byte[] run(GCMModeCipher cipher, boolean encrypting, byte[] nonce, byte[] associated, byte[] input, int offset, int length) throws InvalidCipherTextException {
        cipher.init(encrypting, new AEADParameters(encryptionKey, TAG_BYTES * Byte.SIZE, nonce, associated));
        byte[] output = new byte[cipher.getOutputSize(length)];
        int written = cipher.processBytes(input, offset, length, output, 0);
        cipher.doFinal(output, written);
        return output;
    }

    @Override
    public byte[] hash(byte[]... parts) {
        HMac mac = macs.get();
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] hash = new byte[HASH_BYTES];
        mac.doFinal(hash, 0);
        return hash;
    }
}
