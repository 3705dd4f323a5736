package org.chuangdai.graphql;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A random document below a given root field: aliases, fragments, directives, arguments by value and by variable, the same field twice. */
final class RandomDocument {
    private static final int DEPTH_MAX = 4;
    private static final int DIRECTIVES_MAX = 20;
    private static final int ALIASES_MAX = 40;
    private final GraphQLSchema schema;
    private final Random random;
    private final StringBuilder fragments = new StringBuilder();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final String text;
    private int names;
    private int directives;

    RandomDocument(GraphQLSchema schema, Random random, String field, String arguments) {
        this.schema = schema;
        this.random = random;
        variables.put("yes", random.nextBoolean());
        variables.put("unit", List.of("YUAN", "WAN", "YI").get(random.nextInt(3)));
        GraphQLFieldDefinition root = schema.getQueryType().getFieldDefinition(field);
        String selection = selection((GraphQLObjectType) GraphQLTypeUtil.unwrapAll(root.getType()), 1);
        text = "query ($yes: Boolean!, $unit: MoneyUnit) { __typename @include(if: $yes) top: " + field + arguments + selection
                + " last: __typename @skip(if: $yes) __type(name: \"MoneyUnit\") { enumValues { name @skip(if: $yes) } kind }"
                + (fragments.indexOf("$unit") < 0 && selection.indexOf("$unit") < 0 ? " edgeTestRow(wrong: false) { money(unit: $unit) }" : "") + " }" + fragments;
    }

    String text() {
        return text;
    }

    Map<String, Object> variables() {
        return variables;
    }

    private String selection(GraphQLObjectType type, int depth) {
        StringBuilder selection = new StringBuilder(" { ");
        List<GraphQLFieldDefinition> fields = type.getFieldDefinitions().stream().filter(field -> servable(field, depth)).toList();
        boolean any = false;
        for (GraphQLFieldDefinition field : fields) {
            if (random.nextInt(3) == 0) {
                any = true;
                select(selection, type, field, depth);
            }
        }
        if (!any || random.nextInt(4) == 0) {
            selection.append("__typename ");
        }
        return selection.append("}").toString();
    }

    private void select(StringBuilder selection, GraphQLObjectType type, GraphQLFieldDefinition field, int depth) {
        String alias = random.nextInt(6) == 0 && names < ALIASES_MAX ? "a" + names++ + ": " : "";
        String plain = field(field, depth);
        // The same response name with other arguments would be a conflict; an own name for each avoids it.
        String selected = plain.startsWith(field.getName() + "(") ? "u" + names++ + ": " + plain : alias + plain;
        switch (random.nextInt(9)) {
            case 0 -> selection.append("... on ").append(type.getName()).append(" { ").append(selected).append("} ");
            case 1 -> selection.append("... ").append(directive()).append(" { ").append(selected).append("} ");
            case 2 -> {
                String name = "F" + names++;
                fragments.append(" fragment ").append(name).append(" on ").append(type.getName()).append(" { ").append(selected).append("}");
                selection.append("...").append(name).append(" ").append(directive()).append(" ");
            }
            case 3 -> selection.append(selected).append(names < ALIASES_MAX ? "again" + names++ + ": " + plain : "");
            default -> selection.append(selected);
        }
    }

    private String field(GraphQLFieldDefinition field, int depth) {
        StringBuilder arguments = new StringBuilder();
        for (GraphQLArgument argument : field.getArguments()) {
            if (argument.getName().equals("unit") && random.nextInt(3) > 0) {
                arguments.append("(unit: ").append(random.nextBoolean() ? "$unit" : ((GraphQLEnumType) GraphQLTypeUtil.unwrapAll(argument.getType())).getValues().get(random.nextInt(3)).getName())
                        .append(")");
            } else if (argument.getName().equals("first") && random.nextBoolean()) {
                arguments.append("(first: ").append(1 + random.nextInt(3)).append(")");
            }
        }
        GraphQLUnmodifiedType type = GraphQLTypeUtil.unwrapAll(field.getType());
        String below = type instanceof GraphQLObjectType object ? selection(object, depth + 1) : "";
        return field.getName() + arguments + " " + (random.nextInt(6) == 0 ? directive() : "") + below + " ";
    }

    private String directive() {
        if (directives++ >= DIRECTIVES_MAX) {
            return "";
        }
        return "@" + (random.nextBoolean() ? "include" : "skip") + "(if: " + List.of("$yes", "true", "false").get(random.nextInt(3)) + ")";
    }

    private boolean servable(GraphQLFieldDefinition field, int depth) {
        GraphQLUnmodifiedType type = GraphQLTypeUtil.unwrapAll(field.getType());
        boolean leaf = type instanceof GraphQLScalarType || type instanceof GraphQLEnumType;
        boolean required = field.getArguments().stream().anyMatch(argument -> argument.getType() instanceof GraphQLNonNull);
        return !required && !(type instanceof GraphQLInterfaceType) && (leaf || depth < DEPTH_MAX && random.nextInt(depth) == 0) && schema.getType(type.getName()) != null;
    }
}
