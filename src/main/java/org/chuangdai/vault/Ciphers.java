package org.chuangdai.vault;

import java.security.GeneralSecurityException;

/** The ciphers of one suite under one key. Safe for any number of threads. */
interface Ciphers {
    int NONCE_BYTES = 12;
    int TAG_BYTES = 16;
    int HASH_BYTES = 32;

    /** Ciphertext and tag of 16 bytes. */
    byte[] encrypt(byte[] nonce, byte[] associated, byte[] plain);

    /**
     * The plain bytes of {@code length} bytes of ciphertext and tag.
     *
     * @throws GeneralSecurityException when key, nonce, associated data or ciphertext are not those of the encryption
     */
    byte[] decrypt(byte[] nonce, byte[] associated, byte[] sealed, int offset, int length) throws GeneralSecurityException;

    /** Keyed hash of 32 bytes over one part after the other. */
    byte[] hash(byte[]... parts);
}
