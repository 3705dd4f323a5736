package org.chuangdai.graphql;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A random request over the whole schema, of any kind of operation; some are broken on purpose. */
final class HostileDocument {
    private static final String TEST_ONLY = "edgeTest";
    private static final int DEPTH_MAX = 5;
    private static final List<String> LANGUAGES = List.of("en", "zh", "en-GB,en;q=0.9,zh;q=0.1", "*", "xx-invalid-language-tag-that-is-too-long", ",,,;q=", "en;q=2");
    private static final List<String> ACCEPTS = List.of("application/json", "application/graphql-response+json", "*/*", "application/graphql-response+json, application/json;q=0.5", ";;;, */*;q=NaN, application/json");
    private static final List<String> ACCEPTS_NONE = List.of("text/html", ";;;", "application/json;q=NaN");
    /** Of pages, seldom given, because two of them are too many. */
    private static final Set<String> PAGING = Set.of("first", "last", "after", "before");
    private final GraphQLSchema schema;
    private final Random random;
    private final HostileValues values;
    private final StringBuilder fragments = new StringBuilder();
    private final List<String> declarations = new ArrayList<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final String body;
    private final List<String> headers = new ArrayList<>();
    private int names;

    HostileDocument(GraphQLSchema schema, Random random, Map<String, List<String>> known) {
        this.schema = schema;
        this.random = random;
        this.values = new HostileValues(random, known, random.nextBoolean());
        int kind = random.nextInt(40);
        String word = kind == 0 ? "subscription" : kind < 14 ? "mutation" : "query";
        GraphQLObjectType root = kind == 0 ? schema.getSubscriptionType() : kind < 14 ? schema.getMutationType() : schema.getQueryType();
        String selection = roots(root, kind == 0 || random.nextInt(3) > 0 ? 1 : 2);
        String name = random.nextInt(3) == 0 ? "Fuzz" : "";
        String text = word + " " + name + (declarations.isEmpty() ? "" : "(" + String.join(", ", declarations) + ")") + selection + fragments;
        this.body = body(values.wrong(4) ? broken(text) : text, name);
        headers();
    }

    String body() {
        return body;
    }

    /** Names and values in turn. */
    List<String> headers() {
        if (headers.isEmpty()) {
            headers.addAll(List.of("Content-Type", values.wrong(60) ? "text/plain" : "application/json"));
            maybe("Accept-Language", values.pick(LANGUAGES));
            maybe("Accept", values.wrong(4) ? values.pick(ACCEPTS_NONE) : values.pick(ACCEPTS));
            maybe("X-Forwarded-For", "203.0.113." + random.nextInt(256) + ", ' or 1=1");
            maybe("traceparent", "00-" + "f".repeat(32) + "-0000000000000000-ff");
            maybe("Cookie", "q_session=%s; a=\"b".formatted("x".repeat(random.nextInt(200))));
            maybe("X-HTTP-Method-Override", "DELETE");
            maybe("X-Request-Id", "..\\..\\" + random.nextInt());
        }
        return headers;
    }

    private void maybe(String name, String value) {
        if (random.nextInt(4) == 0) {
            headers.addAll(List.of(name, value));
        }
    }

    private String body(String text, String name) {
        JsonObject request = new JsonObject().put("query", text);
        if (values.wrong(20)) {
            variables.put(random.nextBoolean() ? "unused" : values.anyText(), values.anyText());
        }
        if (values.wrong(60)) {
            request.put("variables", new JsonArray().add(1));
        } else if (!variables.isEmpty() && !values.wrong(40)) {
            JsonObject given = new JsonObject();
            variables.forEach((variable, value) -> given.put(variable, json(value)));
            request.put("variables", given);
        }
        if (!name.isEmpty() && random.nextBoolean() || values.wrong(30)) {
            request.put("operationName", values.wrong(10) ? values.anyText() : name);
        }
        if (random.nextInt(30) == 0) {
            request.put("extensions", new JsonObject().put("tracing", true).put("x", values.anyText()));
        }
        String json = request.encode();
        return values.wrong(100) ? "[" + json + "]" : values.wrong(100) ? json.substring(0, json.length() / 2) : json;
    }

    private static Object json(Object value) {
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((name, inner) -> object.put((String) name, json(inner)));
            return object;
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(inner -> array.add(json(inner)));
            return array;
        }
        return value instanceof HostileValues.Name name ? name.text() : value;
    }

    private String roots(GraphQLObjectType root, int count) {
        List<GraphQLFieldDefinition> fields = fields(root);
        StringBuilder selection = new StringBuilder(" { ");
        for (int i = 0; i < count; i++) {
            selection.append(count > 1 || random.nextInt(5) == 0 ? "r" + i + ": " : "").append(field(values.pick(fields), 1));
        }
        return selection.append(random.nextInt(20) == 0 ? "__typename " : "").append("}").toString();
    }

    private static List<GraphQLFieldDefinition> fields(GraphQLFieldsContainer type) {
        return HostileValues.byName(type.getFieldDefinitions()).stream().filter(field -> !field.getName().startsWith(TEST_ONLY)).toList();
    }

    private String field(GraphQLFieldDefinition field, int depth) {
        List<String> arguments = new ArrayList<>();
        for (GraphQLArgument argument : HostileValues.byName(field.getArguments())) {
            boolean required = argument.getType() instanceof GraphQLNonNull;
            if (required ? !values.wrong(60) : random.nextInt(PAGING.contains(argument.getName()) ? 12 : 3) == 0) {
                arguments.add(argument.getName() + ": " + argument(argument));
            }
        }
        GraphQLUnmodifiedType type = GraphQLTypeUtil.unwrapAll(field.getType());
        String below = type instanceof GraphQLFieldsContainer container ? selection(container, depth) : values.wrong(200) ? "{ x }" : "";
        String directive = values.wrong(30) ? " @" + values.pick(List.of("include(if: true)", "skip(if: false)", "skip(if: \"x\")", "include", "defer", "noSuch(a: 1)", "deprecated")) : "";
        return (values.wrong(200) ? field.getName() + "X" : field.getName()) + (arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")") + directive + below + " ";
    }

    private String argument(GraphQLArgument argument) {
        Object value = values.of(argument.getName(), argument.getType(), 1);
        if (random.nextInt(3) > 0) {
            return HostileValues.literal(value);
        }
        String name = "v" + names++;
        declarations.add("$" + name + ": " + (values.wrong(60) ? "String" : GraphQLTypeUtil.simplePrint(argument.getType())) + (random.nextInt(60) == 0 ? " = " + HostileValues.literal(value) : ""));
        if (!values.wrong(40)) {
            variables.put(name, value);
        }
        return "$" + name;
    }

    private String selection(GraphQLFieldsContainer type, int depth) {
        StringBuilder selection = new StringBuilder(" { ");
        int chosen = 0;
        for (GraphQLFieldDefinition field : fields(type)) {
            GraphQLUnmodifiedType below = GraphQLTypeUtil.unwrapAll(field.getType());
            boolean leaf = !(below instanceof GraphQLFieldsContainer);
            if (leaf ? random.nextInt(3) == 0 : depth < DEPTH_MAX && random.nextInt(3 + depth) == 0) {
                String one = (field.getArguments().isEmpty() && random.nextInt(8) > 0 ? "" : "a" + names++ + ": ") + field(field, depth + 1);
                selection.append(placed(type, one));
                chosen++;
            }
        }
        return selection.append(chosen == 0 || random.nextInt(10) == 0 ? "__typename " : "").append("}").toString();
    }

    private String placed(GraphQLFieldsContainer type, String field) {
        int where = random.nextInt(20);
        if (where == 0) {
            return "... on " + type.getName() + " { " + field + "} ";
        }
        if (where == 1 && !(type instanceof GraphQLInterfaceType)) {
            String name = "F" + names++;
            fragments.append(" fragment ").append(name).append(" on ").append(type.getName()).append(" { ").append(field).append("}");
            return "..." + name + " ";
        }
        return field;
    }

    /** The text with something lost, doubled or put in. */
    private String broken(String text) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(20));
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(0, from) + text.substring(to);
            case 2 -> text.substring(0, to) + text.substring(from);
            case 3 -> text.substring(0, from) + values.anyText() + text.substring(from);
            case 4 -> text.substring(0, from) + values.pick(List.of("{", "}", "(", ")", "\"", "\"\"\"", "...", "@", "$", "#", "!", "[", "\\u0000", "\ufeff", "9".repeat(80), "1e99999")) + text.substring(from);
            case 5 -> text + " " + text;
            default -> new StringBuilder(text).reverse().toString();
        };
    }
}
