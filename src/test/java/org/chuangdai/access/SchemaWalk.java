package org.chuangdai.access;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Selections made from the served schema: every field of every type once, from every root field; and each root field with each of its arguments. */
final class SchemaWalk {
    private final GraphQLSchema schema;
    /** A GraphQL literal for an argument or input field of this name and type, null when the walk is to choose. */
    private final BiFunction<String, String, String> values;
    private final Set<String> covered = new TreeSet<>();

    SchemaWalk(GraphQLSchema schema, BiFunction<String, String, String> values) {
        this.schema = schema;
        this.values = values;
    }

    /** The fields that have been selected so far, as {@code Type.field}. */
    Set<String> covered() {
        return covered;
    }

    /** Every field of every type that a query can reach, but for introspection. */
    Set<String> reachable() {
        Set<String> fields = new TreeSet<>();
        paths().keySet().forEach(type -> schema.getObjectType(type).getFieldDefinitions().forEach(field -> fields.add(type + "." + field.getName())));
        return fields;
    }

    /** For each type that can be reached one selection of all its fields, along the shortest way from a root field; and every root field for itself. */
    List<String> everyField() {
        List<String> selections = new ArrayList<>();
        paths().forEach((type, path) -> selections.add(along(path, all(schema.getObjectType(type)))));
        selections.addAll(everyRootField());
        return selections;
    }

    List<String> everyRootField() {
        return roots().stream().map(root -> select(root, false, root.getType())).toList();
    }

    /** What the tests add to the schema is left out, and the audit log, which grows by being asked. */
    private List<GraphQLFieldDefinition> roots() {
        return fields("Query");
    }

    private List<GraphQLFieldDefinition> fields(String type) {
        return schema.getObjectType(type).getFieldDefinitions().stream()
                .filter(field -> !field.getName().startsWith("edgeTest") && !field.getName().startsWith("rowTest") && !field.getName().equals("auditEvents")).toList();
    }

    /** For each root field and each optional argument, also within a filter, a selection that uses it. */
    List<String> everyArgument() {
        List<String> selections = new ArrayList<>();
        for (GraphQLFieldDefinition root : roots()) {
            for (GraphQLArgument argument : root.getArguments()) {
                if (GraphQLTypeUtil.unwrapAll(argument.getType()) instanceof GraphQLInputObjectType input && argument.getName().equals("filter")) {
                    input.getFieldDefinitions().forEach(field -> selections.add(named(root, "filter: { " + field.getName() + ": " + value(field.getName(), field.getType(), 0) + " }", argument)));
                } else if (!GraphQLTypeUtil.isNonNull(argument.getType()) && !Set.of("first", "last", "before", "after").contains(argument.getName())) {
                    selections.add(named(root, argument.getName() + ": " + value(argument.getName(), argument.getType(), 0), argument));
                }
            }
        }
        return selections;
    }

    /** Each mutation with its input, keys made unique. */
    Map<String, String> everyMutation(String key) {
        Map<String, String> mutations = new LinkedHashMap<>();
        for (GraphQLFieldDefinition field : fields("Mutation")) {
            covered.add("Mutation." + field.getName());
            String arguments = field.getArguments().stream().filter(argument -> GraphQLTypeUtil.isNonNull(argument.getType()) || values.apply(argument.getName(), "") != null)
                    .map(argument -> argument.getName() + ": " + value(argument.getName(), argument.getType(), 0)).collect(Collectors.joining(", "));
            mutations.put(field.getName(), "mutation { done: " + field.getName() + (arguments.isEmpty() ? "" : "(" + arguments.replace("\"KEY\"", "\"" + key + field.getName() + "\"") + ")")
                    + " { " + scalars(field.getType()) + " } }");
        }
        return mutations;
    }

    private String named(GraphQLFieldDefinition root, String argument, GraphQLArgument instead) {
        String others = root.getArguments().stream().filter(other -> other != instead && GraphQLTypeUtil.isNonNull(other.getType()))
                .map(other -> other.getName() + ": " + value(other.getName(), other.getType(), 0)).collect(Collectors.joining(", "));
        return root.getName() + "(" + (others.isEmpty() ? "" : others + ", ") + argument + ") " + block(root.getType());
    }

    private String block(GraphQLOutputType type) {
        return GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLFieldsContainer ? "{ " + scalars(type) + " }" : "";
    }

    /** The shortest way to each object type below the query. */
    private Map<String, List<GraphQLFieldDefinition>> paths() {
        Map<String, List<GraphQLFieldDefinition>> paths = new LinkedHashMap<>();
        Deque<String> waiting = new ArrayDeque<>();
        Map<String, List<GraphQLFieldDefinition>> seen = new HashMap<>();
        seen.put("Query", List.of());
        waiting.add("Query");
        while (!waiting.isEmpty()) {
            String type = waiting.remove();
            for (GraphQLFieldDefinition field : fields(type)) {
                if (GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType next && !seen.containsKey(next.getName())) {
                    List<GraphQLFieldDefinition> path = new ArrayList<>(seen.get(type));
                    path.add(field);
                    seen.put(next.getName(), path);
                    paths.put(next.getName(), path);
                    waiting.add(next.getName());
                }
            }
        }
        return paths;
    }

    private String along(List<GraphQLFieldDefinition> path, String selection) {
        String inner = selection;
        for (int i = path.size() - 1; i >= 0; i--) {
            inner = path.get(i).getName() + arguments(path.get(i), i > 0) + " { " + inner + " }";
        }
        return inner;
    }

    private String all(GraphQLObjectType type) {
        List<String> fields = new ArrayList<>();
        for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
            covered.add(type.getName() + "." + field.getName());
            fields.add(select(field, true, field.getType()));
        }
        return String.join(" ", fields);
    }

    private String select(GraphQLFieldDefinition field, boolean nested, GraphQLOutputType type) {
        return field.getName() + arguments(field, nested) + " " + block(type);
    }

    /** Scalars of a type, and of a connection its rows' too. */
    private String scalars(GraphQLOutputType output) {
        GraphQLUnmodifiedType type = GraphQLTypeUtil.unwrapAll(output);
        List<String> fields = new ArrayList<>(List.of("__typename"));
        if (type instanceof GraphQLFieldsContainer container) {
            for (GraphQLFieldDefinition field : container.getFieldDefinitions()) {
                boolean plain = !(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLFieldsContainer) && field.getArguments().stream().noneMatch(argument -> GraphQLTypeUtil.isNonNull(argument.getType()));
                if (plain) {
                    fields.add(field.getName());
                } else if (Set.of("nodes", "pageInfo", "edges", "userErrors").contains(field.getName())) {
                    fields.add(field.getName() + " { " + scalars(field.getType()) + " }");
                }
            }
        }
        return String.join(" ", fields);
    }

    private String arguments(GraphQLFieldDefinition field, boolean nested) {
        List<String> arguments = new ArrayList<>();
        for (GraphQLArgument argument : field.getArguments()) {
            if (GraphQLTypeUtil.isNonNull(argument.getType())) {
                arguments.add(argument.getName() + ": " + value(argument.getName(), argument.getType(), 0));
            } else if (argument.getName().equals("first")) {
                arguments.add("first: " + (nested ? 2 : 3));
            }
        }
        return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
    }

    private String value(String name, GraphQLInputType type, int depth) {
        if (type instanceof GraphQLNonNull nonNull) {
            return value(name, (GraphQLInputType) nonNull.getWrappedType(), depth);
        }
        if (type instanceof GraphQLList list) {
            return "[" + value(name, (GraphQLInputType) list.getWrappedType(), depth) + "]";
        }
        if (type instanceof GraphQLEnumType constants) {
            return constants.getValues().get(0).getName();
        }
        if (type instanceof GraphQLInputObjectType input) {
            return "{ " + input.getFieldDefinitions().stream().filter(field -> given(field) && depth < 4)
                    .map(field -> field.getName() + ": " + value(field.getName(), field.getType(), depth + 1)).collect(Collectors.joining(", ")) + " }";
        }
        String scalar = GraphQLTypeUtil.unwrapAll(type).getName();
        String chosen = values.apply(name, scalar);
        if (chosen != null) {
            return chosen;
        }
        return switch (scalar) {
            case "Int", "BigInteger" -> name.equals("year") ? "2024" : "1";
            case "Boolean" -> "true";
            case "Date" -> name.startsWith("from") ? "\"2023-01-01\"" : "\"2024-06-30\"";
            case "BigDecimal", "Float" -> "1";
            default -> "\"x\"";
        };
    }

    private boolean given(GraphQLInputObjectField field) {
        return GraphQLTypeUtil.isNonNull(field.getType()) || values.apply(field.getName(), "") != null || Set.of("from", "to").contains(field.getName());
    }
}
