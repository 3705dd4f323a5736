package org.chuangdai.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chuangdai.vault.SealedField;

/**
 * One column of a sheet, for both ways: how a cell becomes a value of the table and how the value becomes a cell again.
 *
 * @param name      in English, as the contract has it
 * @param label     in Chinese
 * @param aliases   further names a header may use
 * @param required  whether a row needs a value
 * @param key       whether it is part of the natural key
 * @param fallback  canonical value of a blank cell of a new row, or null
 * @param target    column of the table, null when the sheet itself says where the value goes
 * @param reference the row the cell names, or null
 * @param export    SQL over {@code t} (the table) that gives the value back; null where it follows from the target
 * @param mask      what a reader without the right to personal fields gets, or null
 * @param sealed    what no table holds in plain, or null: the staging table has its keyed hashes instead, the table its sealed value and hash
 * @param opened    the sealed value that an exported cell is opened from where the row has one, or null
 * @param personName whether it is the name of a person, which some roles do not see
 * @param computed  whether the sheet computes it from the row: not in files, not changed by an update
 */
public record Column(String name, String label, List<String> aliases, CellType type, boolean required, boolean key, String fallback,
        String target, Reference reference, String export, UnaryOperator<String> mask, SealedField sealed, Opened opened, boolean personName, boolean computed) {

    /**
     * A row of another table, named by its natural key.
     *
     * @param id          column that {@link Column#target} holds
     * @param unknownCode code of the problem when there is no such row; null where the sheet itself looks
     */
    public record Reference(String table, String naturalKey, String id, String unknownCode) {
    }

    /**
     * A sealed value of a recorded row.
     *
     * @param cipher SQL over {@code t} and the joins of an export
     */
    record Opened(SealedField field, String cipher) {
    }

    public static Column of(String name, String label, CellType type) {
        return new Column(name, label, List.of(), type, false, false, null, snake(name), null, null, null, null, null, false, false);
    }

    /** The place of a row: an administrative division that exists. */
    public static Column division(String name) {
        return of(name, "行政区划", CellTypes.division()).alias("区划代码", "行政区划代码", "所属区划")
                .into("division").names(new Reference("division", "code", "code", "UNKNOWN_DIVISION"));
    }

    public Column alias(String... more) {
        return new Column(name, label, Arrays.asList(more), type, required, key, fallback, target, reference, export, mask, sealed, opened, personName, computed);
    }

    public Column needed() {
        return new Column(name, label, aliases, type, true, key, fallback, target, reference, export, mask, sealed, opened, personName, computed);
    }

    /** Part of the natural key; needed unless {@link #optionalKey}. */
    public Column asKey() {
        return new Column(name, label, aliases, type, true, true, fallback, target, reference, export, mask, sealed, opened, personName, computed);
    }

    /** Part of the natural key, where no value is a value too. */
    public Column asOptionalKey() {
        return new Column(name, label, aliases, type, false, true, fallback, target, reference, export, mask, sealed, opened, personName, computed);
    }

    public Column orElse(String value) {
        return new Column(name, label, aliases, type, required, key, value, target, reference, export, mask, sealed, opened, personName, computed);
    }

    public Column into(String column) {
        return new Column(name, label, aliases, type, required, key, fallback, column, reference, export, mask, sealed, opened, personName, computed);
    }

    public Column names(Reference row) {
        return new Column(name, label, aliases, type, required, key, fallback, target, row, export, mask, sealed, opened, personName, computed);
    }

    public Column exportedAs(String sql) {
        return new Column(name, label, aliases, type, required, key, fallback, target, reference, sql, mask, sealed, opened, personName, computed);
    }

    public Column masked(UnaryOperator<String> by) {
        return new Column(name, label, aliases, type, required, key, fallback, target, reference, export, by, sealed, opened, personName, computed);
    }

    /** The name of a person. */
    public Column ofPerson() {
        return new Column(name, label, aliases, type, required, key, fallback, target, reference, export, mask, sealed, opened, true, computed);
    }

    public Column asComputed() {
        return new Column(name, label, aliases, type, required, key, fallback, target, reference, export, mask, sealed, opened, personName, true);
    }

    /** The value itself is kept, sealed and hashed, in the two columns of a field. */
    public Column sealedAs(SealedField field) {
        return new Column(name, label, aliases, type, required, key, fallback, field.hashColumn(), reference, export, mask, field,
                new Opened(field, "t." + field.cipherColumn()), personName, computed);
    }

    /** Names a row by the keyed hash of a field. */
    public Column namesSealed(SealedField field, String unknownCode) {
        return new Column(name, label, aliases, type, required, key, fallback, target, new Reference(field.table(), field.hashColumn(), "id", unknownCode), export, mask, field,
                new Opened(field, joined() + "." + field.cipherColumn()), personName, computed);
    }

    /** The staging table has the keyed hashes of a field, for the sheet's own joins. */
    public Column hashedAs(SealedField field) {
        return new Column(name, label, aliases, type, required, key, fallback, null, reference, export, mask, field, opened, personName, computed);
    }

    /** An export opens what the SQL gives, and has the cell as it is where that is null. */
    public Column openedFrom(SealedField field, String cipher) {
        return new Column(name, label, aliases, type, required, key, fallback, target, reference, export, mask, sealed, new Opened(field, cipher), personName, computed);
    }

    /** Whether the table keeps the value itself, sealed. */
    boolean isKeptSealed() {
        return sealed != null && reference == null && target != null;
    }

    /** Its column in the staging table; of a sealed one the keyed hashes. */
    String staged() {
        return "c_" + snake(name);
    }

    /** Alias of the referenced table in joins. */
    String joined() {
        return "x_" + snake(name);
    }

    /** Its column of sealed values in the staging table. */
    String stagedCipher() {
        return staged() + "_cipher";
    }

    /** A column of the target table, and how it follows from the staged row {@code s}, its joins and the recorded row {@code t}. */
    record Target(String name, String type, String expression) {
    }

    /** What it writes in the target table. A sealed value that is the recorded one keeps its bytes, so that nothing changes. */
    Stream<Target> targets() {
        if (target == null) {
            return Stream.empty();
        }
        if (isKeptSealed()) {
            String same = "case when t." + target + " = any (s." + staged() + ") then t.%s else %s end";
            return Stream.of(new Target(target, "bytea", same.formatted(target, "s." + staged() + "[1]")),
                    new Target(sealed.cipherColumn(), "bytea", same.formatted(sealed.cipherColumn(), "s." + stagedCipher())));
        }
        boolean plain = reference == null || reference.id().equals(reference.naturalKey());
        return Stream.of(new Target(target, plain ? type.sqlType() : "bigint", resolved()));
    }

    /** Columns of the staging table with their types. */
    Stream<String> stagedColumns() {
        return sealed == null ? Stream.of(staged() + " " + type.sqlType())
                : isKeptSealed() ? Stream.of(staged() + " bytea[]", stagedCipher() + " bytea") : Stream.of(staged() + " bytea[]");
    }

    /** SQL for the value of the target column, from the staged row {@code s} and its joins. */
    private String resolved() {
        return reference == null ? "s." + staged() : joined() + "." + reference.id();
    }

    /** SQL for a row {@code t} to have the key of the staged row {@code s}. */
    String sameKey() {
        return isKeptSealed() ? "t." + target + " = any (s." + staged() + ")" : "t." + target + (required ? " = " : " is not distinct from ") + resolved();
    }

    /** SQL for the referenced row to be the one that the staged row {@code s} names. */
    String referenced() {
        return joined() + "." + reference.naturalKey() + " = " + (sealed == null ? "s." + staged() : "any (s." + staged() + ")");
    }

    /** SQL for the exported cell. */
    String exported() {
        if (export != null || sealed != null) {
            return export == null ? "null" : export;
        }
        boolean byId = reference != null && !reference.id().equals(reference.naturalKey());
        String value = byId ? joined() + "." + reference.naturalKey() : "t." + target;
        return switch (type.sqlType()) {
            case "text[]" -> "array_to_string(" + value + ", ';')";
            case "numeric(18, 2)", "integer", "boolean", "date" -> value;
            default -> type.numeric() ? "trim_scale(" + value + ")" : value;
        };
    }

    private static String snake(String name) {
        StringBuilder out = new StringBuilder();
        for (char c : name.toCharArray()) {
            out.append(Character.isUpperCase(c) ? "_" : "").append(c);
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
