package org.chuangdai.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

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
 * @param personName whether it is the name of a person, which some roles do not see
 * @param computed  whether the sheet computes it from the row: not in files, not changed by an update
 */
public record Column(String name, String label, List<String> aliases, CellType type, boolean required, boolean key, String fallback,
        String target, Reference reference, String export, UnaryOperator<String> mask, boolean personName, boolean computed) {

    /**
     * A row of another table, named by its natural key.
     *
     * @param id          column that {@link Column#target} holds
     * @param unknownCode code of the problem when there is no such row; null where the sheet itself looks
     */
    public record Reference(String table, String naturalKey, String id, String unknownCode) {
    }

    public static Column of(String name, String label, CellType type) {
        return new Column(name, label, List.of(), type, false, false, null, snake(name), null, null, null, false, false);
    }

    /** The place of a row: an administrative division that exists. */
    public static Column division(String name) {
        return of(name, "行政区划", CellTypes.division()).alias("区划代码", "行政区划代码", "所属区划")
                .into("division").names(new Reference("division", "code", "code", "UNKNOWN_DIVISION"));
    }

    public Column alias(String... more) {
        return new Column(name, label, Arrays.asList(more), type, required, key, fallback, target, reference, export, mask, personName, computed);
    }

    public Column needed() {
        return new Column(name, label, aliases, type, true, key, fallback, target, reference, export, mask, personName, computed);
    }

    /** Part of the natural key; needed unless {@link #optionalKey}. */
    public Column asKey() {
        return new Column(name, label, aliases, type, true, true, fallback, target, reference, export, mask, personName, computed);
    }

    /** Part of the natural key, where no value is a value too. */
    public Column asOptionalKey() {
        return new Column(name, label, aliases, type, false, true, fallback, target, reference, export, mask, personName, computed);
    }

    public Column orElse(String value) {
        return new Column(name, label, aliases, type, required, key, value, target, reference, export, mask, personName, computed);
    }

    public Column into(String column) {
        return new Column(name, label, aliases, type, required, key, fallback, column, reference, export, mask, personName, computed);
    }

    public Column names(Reference row) {
        return new Column(name, label, aliases, type, required, key, fallback, target, row, export, mask, personName, computed);
    }

    public Column exportedAs(String sql) {
        return new Column(name, label, aliases, type, required, key, fallback, target, reference, sql, mask, personName, computed);
    }

    public Column masked(UnaryOperator<String> by) {
        return new Column(name, label, aliases, type, required, key, fallback, target, reference, export, by, personName, computed);
    }

    /** The name of a person. */
    public Column ofPerson() {
        return new Column(name, label, aliases, type, required, key, fallback, target, reference, export, mask, true, computed);
    }

    public Column asComputed() {
        return new Column(name, label, aliases, type, required, key, fallback, target, reference, export, mask, personName, true);
    }

    /** Its column in the staging table. */
    String staged() {
        return "c_" + snake(name);
    }

    /** Alias of the referenced table in joins. */
    String joined() {
        return "x_" + snake(name);
    }

    /** Type of the target column. */
    String targetType() {
        return reference == null || reference.id().equals(reference.naturalKey()) ? type.sqlType() : "bigint";
    }

    /** SQL for the value of the target column, from the staged row {@code s} and its joins. */
    String resolved() {
        return reference == null ? "s." + staged() : joined() + "." + reference.id();
    }

    /** SQL for the exported cell. */
    String exported() {
        if (export != null) {
            return export;
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
