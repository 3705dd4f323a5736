package org.chuangdai.vault;

import java.nio.charset.StandardCharsets;

/**
 * Every value that no table holds in plain. Each has two columns: the sealed value and its keyed hash, by which it is looked up and compared.
 * A sealed value opens only as the field it was sealed for.
 */
public enum SealedField {
    /** Citizen identity number, normalised. */
    IDENTITY_NUMBER("entrepreneur", "identity"),
    /** Mobile phone of a person. */
    PHONE("entrepreneur", "phone"),
    /** Mobile phone of who stands by a base. */
    CONTACT_PHONE("base_contact", "phone");

    private final String table;
    private final String name;
    private final byte[] label;

    SealedField(String table, String name) {
        this.table = table;
        this.name = name;
        this.label = (table + "." + name).getBytes(StandardCharsets.US_ASCII);
    }

    public String table() {
        return table;
    }

    /** Column of the sealed value, bytea. */
    public String cipherColumn() {
        return name + "_cipher";
    }

    /** Column of the keyed hash, bytea. */
    public String hashColumn() {
        return name + "_hash";
    }

    /** What binds a value to its place: {@code table.name}. */
    byte[] label() {
        return label;
    }

    /** {@code table.name}. */
    @Override
    public String toString() {
        return table + "." + name;
    }
}
