package org.chuangdai.graphql;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many objects a validated operation asks for: one for each field that is an object, times the size of every list above it.
 * A connection counts with its {@code first} or {@code last}, any other list with {@link Limits#LIST_SIZE_ESTIMATE}.
 */
final class QueryCost {
    private static final long ENOUGH = 1L << 40;

    /** What multiplies a field's objects. */
    private enum Kind { OBJECT, CONNECTION, PAGE, EDGE_NODE, LIST }

    /** A field that is an object or a list of objects; {@code size} counts for connections and lists that take a page size. */
    private record Part(Kind kind, PageSize size, List<Object> below) {
    }

    /** A page size: of a variable, or fixed. */
    private record PageSize(String variable, int fixed) {
        int of(Map<String, Object> variables) {
            Object given = variable == null ? null : variables.get(variable);
            int size = given instanceof Number number ? number.intValue() : fixed;
            return Math.max(0, Math.min(size, Limits.PAGE_SIZE_MAX));
        }
    }

    /** A fragment on a connection costs by the connection's page size. */
    private record Spread(String fragment, int page) {
    }

    private final GraphQLSchema schema;
    private final Map<String, Integer> variableDefaults = new HashMap<>();
    private final Map<String, List<Object>> fragments = new HashMap<>();
    private final List<Object> parts;

    /** Parts and names of fragments, in the order of the document. */
    QueryCost(GraphQLSchema schema, Document document, OperationDefinition operation) {
        this.schema = schema;
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            if (variable.getDefaultValue() instanceof IntValue number) {
                variableDefaults.put(variable.getName(), number.getValue().intValue());
            }
        }
        for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
            fragments.put(fragment.getName(), parts(fragment.getSelectionSet(), type(fragment.getTypeCondition())));
        }
        GraphQLCompositeType root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        this.parts = parts(operation.getSelectionSet(), root);
    }

    /** What an operation costs with these variables; refused when it asks for too much. */
    long check(Map<String, Object> variables) {
        long cost = of(parts, 1, variables, new HashMap<>());
        if (cost > Limits.COST_MAX) {
            throw new Refusal(ErrorCode.TOO_COSTLY, "此查询约需%s个对象，超过上限%s；请减小first，或减少嵌套的列表。",
                    "This operation asks for about %s objects, more than %s; lower `first` or nest fewer lists.", cost, Limits.COST_MAX);
        }
        return cost;
    }

    /** @param page size of the connection that these parts stand in */
    private long of(List<Object> parts, int page, Map<String, Object> variables, Map<Spread, Long> known) {
        long cost = 0;
        for (Object part : parts) {
            cost = Math.min(ENOUGH, cost + (part instanceof Part own ? of(own, page, variables, known) : of((String) part, page, variables, known)));
        }
        return cost;
    }

    private long of(String fragment, int page, Map<String, Object> variables, Map<Spread, Long> known) {
        Spread spread = new Spread(fragment, page);
        Long cost = known.get(spread);
        if (cost == null) {
            cost = of(fragments.getOrDefault(fragment, List.of()), page, variables, known);
            known.put(spread, cost);
        }
        return cost;
    }

    private long of(Part part, int page, Map<String, Object> variables, Map<Spread, Long> known) {
        return switch (part.kind()) {
            case OBJECT -> 1 + of(part.below(), 1, variables, known);
            case CONNECTION -> 1 + of(part.below(), part.size().of(variables), variables, known);
            case PAGE -> page * (1 + of(part.below(), 1, variables, known));
            case EDGE_NODE -> of(part.below(), 1, variables, known);
            case LIST -> part.size().of(variables) * (1 + of(part.below(), 1, variables, known));
        };
    }

    private List<Object> parts(SelectionSet selections, GraphQLCompositeType type) {
        List<Object> parts = new ArrayList<>();
        for (Selection<?> selection : selections.getSelections()) {
            if (selection instanceof FragmentSpread spread) {
                parts.add(spread.getName());
            } else if (selection instanceof InlineFragment inline) {
                parts.addAll(parts(inline.getSelectionSet(), inline.getTypeCondition() == null ? type : type(inline.getTypeCondition())));
            } else if (selection instanceof Field field && field.getSelectionSet() != null && !field.getName().startsWith("__")) {
                parts.add(part(field, (GraphQLFieldsContainer) type));
            }
        }
        return parts;
    }

    private Part part(Field field, GraphQLFieldsContainer owner) {
        GraphQLFieldDefinition definition = owner.getFieldDefinition(field.getName());
        GraphQLCompositeType type = (GraphQLCompositeType) GraphQLTypeUtil.unwrapAll(definition.getType());
        GraphQLType nullable = definition.getType() instanceof GraphQLNonNull nonNull ? nonNull.getWrappedType() : definition.getType();
        boolean list = nullable instanceof GraphQLList;
        List<Object> below = parts(field.getSelectionSet(), type);
        if (list) {
            return owner.getName().endsWith("Connection") ? new Part(Kind.PAGE, null, below)
                    : new Part(Kind.LIST, size(field, Limits.LIST_SIZE_ESTIMATE), below);
        }
        if (type.getName().endsWith("Connection")) {
            return new Part(Kind.CONNECTION, size(field, Limits.PAGE_SIZE_DEFAULT), below);
        }
        boolean ofEdge = owner.getName().endsWith("Edge") && field.getName().equals("node");
        return new Part(ofEdge ? Kind.EDGE_NODE : Kind.OBJECT, null, below);
    }

    private PageSize size(Field field, int usual) {
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals("first") || argument.getName().equals("last")) {
                if (argument.getValue() instanceof IntValue number) {
                    return new PageSize(null, number.getValue().min(BigInteger.valueOf(Limits.PAGE_SIZE_MAX)).intValue());
                }
                if (argument.getValue() instanceof VariableReference variable) {
                    return new PageSize(variable.getName(), variableDefaults.getOrDefault(variable.getName(), usual));
                }
            }
        }
        return new PageSize(null, usual);
    }

    private GraphQLCompositeType type(TypeName condition) {
        return (GraphQLCompositeType) schema.getType(condition.getName());
    }
}
