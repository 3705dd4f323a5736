package org.chuangdai.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Seals values that no table may hold in plain, opens them, and hashes them so that they can be found. A sealed value is
 * {@code version, suite, length of key id, key id, nonce of 12 bytes, ciphertext, tag of 16 bytes}; what stands before the nonce and the field are
 * authenticated with it. Safe for any number of threads; a value takes microseconds.
 */
public final class Vault {
    private static final byte VERSION = 1;
    private static final int ID_AT = 3;
    private static final byte[] RECEIPT = "command_receipt.input_hash".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_LABEL = {0};
    /** Of the instance: a static one would be seeded when an executable is compiled. */
    private final SecureRandom random = new SecureRandom();
    private final Keyring keys;
    private final Suite suite;
    private final byte[] header;

    /** @param suite that seals and hashes what is written; values of the others are opened and found all the same */
    public Vault(Keyring keys, Suite suite) {
        this.keys = keys;
        this.suite = suite;
        byte[] id = keys.current().id().getBytes(StandardCharsets.US_ASCII);
        this.header = ByteBuffer.allocate(ID_AT + id.length).put(VERSION).put(suite.code()).put((byte) id.length).put(id).array();
    }

    /** Seals a value for a field; null stays null. */
    public byte[] seal(SealedField field, String value) {
        if (value == null) {
            return null;
        }
        byte[] nonce = new byte[Ciphers.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] encrypted = current().encrypt(nonce, associated(header, header.length, field), value.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(header.length + nonce.length + encrypted.length).put(header).put(nonce).put(encrypted).array();
    }

    /**
     * Opens a sealed value of a field; null stays null.
     *
     * @throws UnreadableValue when it was sealed for another field, under a key that is not known, or changed since
     */
    public String open(SealedField field, byte[] sealed) {
        if (sealed == null) {
            return null;
        }
        int nonceAt = sealed.length < ID_AT ? sealed.length : ID_AT + sealed[ID_AT - 1];
        if (nonceAt < ID_AT || sealed[0] != VERSION || sealed.length < nonceAt + Ciphers.NONCE_BYTES + Ciphers.TAG_BYTES) {
            throw new UnreadableValue(field, "no sealed value");
        }
        String id = new String(sealed, ID_AT, nonceAt - ID_AT, StandardCharsets.US_ASCII);
        Keyring.Key key = keys.find(id).orElseThrow(() -> new UnreadableValue(field, "sealed under a key that CHUANGDAI_KEYS does not have; it has " + keys.keys()));
        Suite of = Suite.of(sealed[1]).orElseThrow(() -> new UnreadableValue(field, "sealed by a suite that is not known"));
        int encryptedAt = nonceAt + Ciphers.NONCE_BYTES;
        try {
            byte[] plain = key.ciphers().get(of).decrypt(Arrays.copyOfRange(sealed, nonceAt, encryptedAt), associated(sealed, nonceAt, field),
                    sealed, encryptedAt, sealed.length - encryptedAt);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new UnreadableValue(field, "changed, moved from another column, or sealed under another key of the id " + id);
        }
    }

    /** The keyed hash of a value under the current key: what a row is written with. Null stays null. */
    public byte[] hash(SealedField field, String value) {
        return value == null ? null : hash(current(), field.label(), value);
    }

    /** The keyed hashes of a value under every key and suite, the current one first: what a row is looked up by. Null stays null. */
    public byte[][] hashes(SealedField field, String value) {
        return value == null ? null : hashes(field.label(), value);
    }

    /** The same as an array literal of PostgreSQL ({@code bytea[]}), for arrays of such arrays. */
    public String hashesLiteral(SealedField field, String value) {
        return value == null ? null : literal(hashes(field, value));
    }

    /** An array literal of PostgreSQL for {@code bytea[]}. */
    public static String literal(byte[][] values) {
        StringBuilder text = new StringBuilder("{");
        for (byte[] value : values) {
            text.append(text.length() == 1 ? "" : ",").append("\"\\\\x").append(HexFormat.of().formatHex(value)).append('"');
        }
        return text.append('}').toString();
    }

    /** What a command's receipt keeps of its input: the id of the key, and a keyed hash of the input's SHA-256. */
    public String receipt(String inputSha256) {
        return keys.current().id() + ":" + HexFormat.of().formatHex(hash(current(), RECEIPT, inputSha256));
    }

    /** Whether a receipt was made of this input, under whichever key and suite. */
    public boolean isReceiptOf(String receipt, String inputSha256) {
        String hash = receipt.substring(receipt.indexOf(':') + 1);
        return Arrays.stream(hashes(RECEIPT, inputSha256)).anyMatch(one -> HexFormat.of().formatHex(one).equals(hash));
    }

    /** What every value sealed under the current key and suite begins with. */
    byte[] header() {
        return header.clone();
    }

    /** Ids of the keys, the current one first. */
    List<String> keyIds() {
        return keys.keys().stream().map(Keyring.Key::id).toList();
    }

    /** The suite that what begins so is sealed by, or the number of one that is not known. */
    static String suiteOf(int code) {
        return Suite.of((byte) code).map(Suite::name).orElse("suite " + code);
    }

    private Ciphers current() {
        return keys.current().ciphers().get(suite);
    }

    private byte[][] hashes(byte[] label, String value) {
        byte[][] hashes = new byte[keys.keys().size() * Suite.values().length][];
        int next = 0;
        hashes[next++] = hash(current(), label, value);
        for (Keyring.Key key : keys.keys()) {
            for (Suite each : Suite.values()) {
                if (key != keys.current() || each != suite) {
                    hashes[next++] = hash(key.ciphers().get(each), label, value);
                }
            }
        }
        return hashes;
    }

    private static byte[] hash(Ciphers ciphers, byte[] label, String value) {
        return ciphers.hash(label, END_OF_LABEL, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] associated(byte[] header, int length, SealedField field) {
        byte[] label = field.label();
        byte[] associated = Arrays.copyOf(header, length + label.length);
        System.arraycopy(label, 0, associated, length, label.length);
        return associated;
    }
}
