package org.chuangdai.graphql;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random values for arguments: mostly of the right type and often of records that are there, now and then anything at all. */
final class HostileValues {
    private static final int DEPTH_MAX = 5;
    private static final List<String> DIVISIONS = List.of("15", "1501", "150102", "150103", "150102001", "150102001001", "36", "99", "1", "", "15010", "１５", "15%", "15'");
    private static final int DIVISIONS_FITTING = 4;
    private static final List<String> DATES = List.of("2024-01-01", "2024-02-29", "2023-12-31", "2025-06-15", "2026-01-01", "9999-12-31", "0001-01-01", "1949-10-01", "-0001-01-01",
            "+999999999-12-31", "-999999999-01-01", "+10000-01-01", "2023-02-30", "2024-1-1", "20240101", "");
    private static final int DATES_FITTING = 8;
    private static final List<String> INSTANTS = List.of("2024-01-01T00:00:00+08:00", "2024-06-01T12:00:00Z", "+999999999-12-31T23:59:59-18:00", "-999999999-01-01T00:00:00+18:00", "2024-01-01", "0000-01-01T00:00:00Z");
    private static final List<Object> NUMBERS = List.of(0, 1, -1, 2, 3, 6, 12, 24, 36, 100, 200, 201, 2024, 2025, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<BigDecimal> DECIMALS = List.of(new BigDecimal("0"), new BigDecimal("1"), new BigDecimal("-1"), new BigDecimal("0.005"), new BigDecimal("0.1"), new BigDecimal("3.45"),
            new BigDecimal("100000"), new BigDecimal("300000.00"), new BigDecimal("1e15"), new BigDecimal("99999999999999999999.99"), new BigDecimal("1e59"), new BigDecimal("1e-59"),
            new BigDecimal("-1e40"), new BigDecimal("0.00000000000000000001"));
    private static final List<String> TEXTS = List.of("", " ", "a", "' or '1'='1", "'; drop table loan; --", "1) union all select null, null --", "\\'; select pg_sleep(5); --", "${jndi:ldap://x}", "{{7*7}}",
            "#{1+1}", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "../../../../etc/passwd", "%00", "\u0000", "a\u0000b", "\ud800", "x\udc00y", "\ud83d\ude00",
            "\u202e反向\u202c", "مرحبا", "\u200b\u200d\ufeff", "𠀀𪚥", "名".repeat(300), "x".repeat(5_000), "%", "_%_", "\\", "\\\\x", "\r\n\t", "%s%s%n", "null", "true", "{}", "[]", "NaN", "1e400", "🏳️‍🌈".repeat(50),
            "=cmd|' /C calc'!A0", "\u007f\u0080\u0085\u2028");
    private final Random random;
    private final Map<String, List<String>> known;
    private final boolean fitting;

    /**
     * @param known   texts by the name of the field or argument that takes them
     * @param fitting only values that the schema lets in
     */
    HostileValues(Random random, Map<String, List<String>> known, boolean fitting) {
        this.random = random;
        this.known = known;
        this.fitting = fitting;
    }

    /** Whether one in so many goes wrong this time. */
    boolean wrong(int oneIn) {
        return !fitting && random.nextInt(oneIn) == 0;
    }

    /** A value for an argument or input field of this name and type: null, a number, a text, a {@link Name}, a list or a map. */
    Object of(String name, GraphQLType type, int depth) {
        if (wrong(60)) {
            return anything();
        }
        if (type instanceof GraphQLNonNull required) {
            return of(name, required.getWrappedType(), depth);
        }
        if (random.nextInt(40) == 0) {
            return null;
        }
        if (type instanceof GraphQLList list) {
            return list(name, list.getWrappedType(), depth);
        }
        if (type instanceof GraphQLInputObjectType input) {
            return object(input, depth);
        }
        if (type instanceof GraphQLEnumType constants) {
            return new Name(wrong(30) ? "NO_SUCH_CONSTANT" : pick(byName(constants.getValues())).getName());
        }
        return scalar(name, ((graphql.schema.GraphQLNamedType) type).getName());
    }

    /** A name that stands in a document without quotation marks. */
    record Name(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    private Object list(String name, GraphQLType element, int depth) {
        int size = random.nextInt(20) == 0 ? random.nextInt(200) : random.nextInt(3);
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(of(name, element, depth + 1));
        }
        return random.nextInt(30) == 0 && size > 0 ? list.get(0) : list;
    }

    private Object object(GraphQLInputObjectType type, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (GraphQLInputObjectField field : byName(type.getFieldDefinitions())) {
            boolean required = field.getType() instanceof GraphQLNonNull;
            if (required ? !wrong(60) : depth < DEPTH_MAX && random.nextInt(4) == 0) {
                object.put(field.getName(), of(field.getName(), field.getType(), depth + 1));
            }
        }
        if (wrong(60)) {
            object.put("noSuchField", 1);
        }
        return object;
    }

    private Object scalar(String name, String type) {
        return switch (type) {
            case "Int" -> random.nextInt(40) == 0 ? random.nextInt() : name.equals("first") || name.equals("last") ? random.nextInt(5) : pick(NUMBERS);
            case "BigDecimal" -> pick(DECIMALS);
            case "BigInteger" -> random.nextBoolean() ? BigInteger.valueOf(random.nextLong()) : BigInteger.TEN.pow(random.nextInt(58));
            case "Float" -> random.nextGaussian();
            case "Boolean" -> random.nextBoolean();
            case "Date" -> fitting || random.nextInt(4) > 0 ? DATES.get(random.nextInt(DATES_FITTING)) : pick(DATES);
            case "DateTime" -> fitting ? INSTANTS.get(random.nextInt(2)) : pick(INSTANTS);
            default -> text(name);
        };
    }

    private String text(String name) {
        if (random.nextInt(fitting ? 20 : 5) == 0) {
            return pick(TEXTS);
        }
        if (name.equals("idempotencyKey")) {
            return "FZ-" + random.nextInt(100_000);
        }
        if (name.equals("division") || name.equals("parent")) {
            return fitting || random.nextInt(3) > 0 ? DIVISIONS.get(random.nextInt(DIVISIONS_FITTING)) : pick(DIVISIONS);
        }
        List<String> texts = known.getOrDefault(name, known.get(""));
        return random.nextInt(8) == 0 ? "FZ-" + random.nextInt(1_000) : pick(texts);
    }

    private Object anything() {
        return switch (random.nextInt(8)) {
            case 0 -> pick(TEXTS);
            case 1 -> pick(NUMBERS);
            case 2 -> pick(DECIMALS);
            case 3 -> List.of(List.of(1, "a"), List.of());
            case 4 -> new HashMap<>(Map.of("a", Map.of("b", List.of())));
            case 5 -> random.nextBoolean();
            case 6 -> new Name("SOME_NAME");
            default -> null;
        };
    }

    /** The order in which the schema has them differs from one start to the next, and a seed is to give the same documents. */
    static <T extends GraphQLNamedSchemaElement> List<T> byName(List<T> elements) {
        return elements.stream().sorted(Comparator.comparing(GraphQLNamedSchemaElement::getName)).toList();
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Some text or other. */
    String anyText() {
        return pick(TEXTS);
    }

    /** A value as it stands in a document. */
    static String literal(Object value) {
        StringBuilder text = new StringBuilder();
        write(text, value);
        return text.toString();
    }

    private static void write(StringBuilder text, Object value) {
        if (value instanceof Map<?, ?> map) {
            text.append('{');
            map.forEach((name, inner) -> {
                text.append(name).append(": ");
                write(text, inner);
                text.append(' ');
            });
            text.append('}');
        } else if (value instanceof List<?> list) {
            text.append('[');
            list.forEach(inner -> {
                write(text, inner);
                text.append(' ');
            });
            text.append(']');
        } else if (value instanceof String plain) {
            quote(text, plain);
        } else {
            text.append(value);
        }
    }

    /** Half of what could stand as it is is escaped. */
    private static void quote(StringBuilder text, String plain) {
        text.append('"');
        for (char c : plain.toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c >= 0x7f && c % 2 == 0 || Character.isSurrogate(c)) {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
