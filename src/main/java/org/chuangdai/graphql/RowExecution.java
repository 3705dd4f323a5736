package org.chuangdai.graphql;

import com.fasterxml.jackson.core.io.SerializedString;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStepInfo;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.MergedField;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Execution that does not take graphql-java's many steps for each field of each row. Where fields are at hand, as properties and as resolvers
 * that answer at once, it makes a {@link RowPlan} for the request and applies it row by row. All else, and every row whose fields do not
 * come out well, is left to graphql-java: the answer is the same, to the last error.
 */
final class RowExecution extends AsyncExecutionStrategy {
    private static final String TYPENAME = "__typename";

    /** A place in an operation: a type that is selected from by a field. Asked for by each object, and compared by code, not as an executable interprets a record's own. */
    private record Place(GraphQLObjectType type, MergedField field) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && type == place.type && field.equals(place.field);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(type) + field.hashCode();
        }
    }

    /** The plans of one request. */
    private static final class Plans extends ConcurrentHashMap<Place, RowPlan> {
        private static final long serialVersionUID = 1L;
    }

    /** A value that is not as the schema says. Nobody sees it: graphql-java then tells what is wrong. */
    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit() {
            super(null, null, false, false);
        }
    }

    RowExecution(DataFetcherExceptionHandler handler) {
        super(handler);
    }

    @Override
    protected FieldValueInfo completeValueForList(ExecutionContext execution, ExecutionStrategyParameters parameters, Iterable<Object> values) {
        GraphQLList list = (GraphQLList) parameters.getExecutionStepInfo().getUnwrappedNonNullType();
        if (values instanceof Collection<?> && GraphQLTypeUtil.unwrapNonNull(list.getWrappedType()) instanceof GraphQLObjectType type && plan(execution, parameters, type).isWhole()) {
            try {
                return new FieldValueInfo(FieldValueInfo.CompleteValueType.LIST, completion(execution, parameters, list).of(values));
            } catch (Exception unfit) {
                return super.completeValueForList(execution, parameters, values);
            }
        }
        return super.completeValueForList(execution, parameters, values);
    }

    @Override
    protected Object completeValueForObject(ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLObjectType type, Object source) {
        RowPlan plan = plan(execution, parameters, type);
        if (plan.isEmpty()) {
            return super.completeValueForObject(execution, parameters, type, source);
        }
        Row row;
        try {
            row = plan.row(source);
        } catch (Exception unfit) {
            return super.completeValueForObject(execution, parameters, type, source);
        }
        if (plan.isWhole()) {
            return row;
        }
        ExecutionStepInfo info = parameters.getExecutionStepInfo().changeTypeWithPreservedNonNull(type);
        return with(plan, row, executeObject(execution, parameters.transform(builder -> builder.executionStepInfo(info).fields(plan.rest()).source(source))));
    }

    @SuppressWarnings("unchecked")
    private static Object with(RowPlan plan, Row row, Object others) {
        return others instanceof CompletableFuture<?> later ? later.thenApply(fields -> plan.with(row, (Map<String, Object>) fields))
                : plan.with(row, (Map<String, Object>) others);
    }

    /** SmallRye resolves interfaces to types of its own schema, whose fragments are not those of the served one. */
    @Override
    protected GraphQLObjectType resolveType(ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLType fieldType) {
        return execution.getGraphQLSchema().getObjectType(super.resolveType(execution, parameters, fieldType).getName());
    }

    private RowPlan plan(ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLObjectType type) {
        Plans plans = execution.getGraphQLContext().computeIfAbsent(Plans.class, absent -> new Plans());
        Place place = new Place(type, parameters.getField());
        RowPlan known = plans.get(place);
        if (known == null) {
            known = make(execution, parameters, type);
            plans.put(place, known);
        }
        return known;
    }

    private RowPlan make(ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLObjectType type) {
        Map<String, MergedField> selected = fieldCollector.collectFields(FieldCollectorParameters.newParameters().schema(execution.getGraphQLSchema()).objectType(type)
                .fragments(execution.getFragmentsByName()).variables(execution.getCoercedVariables().toMap()).graphQLContext(execution.getGraphQLContext()).build(),
                parameters.getField(), execution.hasIncrementalSupport()).getSubFields();
        List<RowPlan.Step> steps = new ArrayList<>(selected.size());
        Map<String, MergedField> rest = new LinkedHashMap<>();
        selected.forEach((name, field) -> {
            RowPlan.Step step = step(execution, parameters.transform(builder -> builder.field(field).path(parameters.getPath().segment(name))), type, name);
            steps.add(step);
            if (step.reader() == null) {
                rest.put(name, field);
            }
        });
        return new RowPlan(steps, rest);
    }

    private RowPlan.Step step(ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLObjectType type, String name) {
        SerializedString key = new SerializedString(name);
        if (parameters.getField().getName().equals(TYPENAME)) {
            return new RowPlan.Step(key, row -> type.getName(), value -> value);
        }
        GraphQLFieldDefinition field = getFieldDef(execution.getGraphQLSchema(), type, parameters.getField().getSingleField());
        RowPlan.Completion completion = completion(execution, parameters, field.getType());
        return new RowPlan.Step(key, completion == null ? null : reader(execution, parameters, type, field), completion);
    }

    /** Null for a field that does not have its value at hand. */
    private RowFetcher.Reader reader(ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLObjectType type, GraphQLFieldDefinition field) {
        if (!(execution.getGraphQLSchema().getCodeRegistry().getDataFetcher(type, field) instanceof RowFetcher fetcher)) {
            return null;
        }
        try {
            return fetcher.reader(() -> environment(execution, parameters, type, field));
        } catch (Exception unfitArguments) {
            return null;
        }
    }

    private DataFetchingEnvironment environment(ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLObjectType type, GraphQLFieldDefinition field) {
        ExecutionStepInfo info = createExecutionStepInfo(execution, parameters, field, type);
        return DataFetchingEnvironmentImpl.newDataFetchingEnvironment(execution).arguments(info.getArguments()).fieldDefinition(field).fieldType(field.getType())
                .mergedField(parameters.getField()).executionStepInfo(info).parentType(type).build();
    }

    /** Null for a type that is or has what is not at hand. */
    private RowPlan.Completion completion(ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLType type) {
        if (type instanceof GraphQLNonNull nonNull) {
            RowPlan.Completion completion = completion(execution, parameters, nonNull.getWrappedType());
            return completion == null ? null : value -> present(completion.of(value));
        }
        if (type instanceof GraphQLList list) {
            RowPlan.Completion element = completion(execution, parameters, list.getWrappedType());
            return element == null ? null : value -> value == null ? null : elements(value, element);
        }
        if (type instanceof GraphQLScalarType scalar) {
            return value -> value == null ? null : scalar.getCoercing().serialize(value, execution.getGraphQLContext(), execution.getLocale());
        }
        if (type instanceof GraphQLEnumType constants) {
            Map<Object, Object> names = new ConcurrentHashMap<>();
            return value -> value == null ? null
                    : names.computeIfAbsent(value, constant -> constants.serialize(constant, execution.getGraphQLContext(), execution.getLocale()));
        }
        if (type instanceof GraphQLObjectType object) {
            RowPlan plan = plan(execution, parameters, object);
            return plan.isWhole() ? value -> value == null ? null : plan.row(value) : null;
        }
        return null;
    }

    private static Object present(Object value) throws Unfit {
        if (value == null) {
            throw new Unfit();
        }
        return value;
    }

    private static List<Object> elements(Object value, RowPlan.Completion element) throws Exception {
        if (!(value instanceof Collection<?> values)) {
            throw new Unfit();
        }
        List<Object> elements = new ArrayList<>(values.size());
        for (Object each : values) {
            elements.add(element.of(each));
        }
        return elements;
    }
}
