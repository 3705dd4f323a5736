package org.chuangdai.graphql;

import com.fasterxml.jackson.core.SerializableString;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import java.util.List;
import java.util.Map;

/** How the selected fields of a type are read and completed: made once for a request, applied to each object. */
final class RowPlan {

    /** Makes of a value that was read what the answer holds; throws when it is not as the schema says. */
    interface Completion {
        Object of(Object value) throws Exception;
    }

    /** A selected field; without a reader it is left to graphql-java. */
    record Step(SerializableString name, RowFetcher.Reader reader, Completion completion) {
    }

    private final SerializableString[] names;
    private final Step[] steps;
    private final MergedSelectionSet rest;

    /** @param rest the fields that are left to graphql-java, by name */
    RowPlan(List<Step> steps, Map<String, MergedField> rest) {
        this.steps = steps.toArray(Step[]::new);
        this.names = steps.stream().map(Step::name).toArray(SerializableString[]::new);
        this.rest = MergedSelectionSet.newMergedSelectionSet().subFields(rest).build();
    }

    /** Whether it covers every field. */
    boolean isWhole() {
        return rest.isEmpty();
    }

    /** Whether it covers no field. */
    boolean isEmpty() {
        return rest.size() == steps.length;
    }

    MergedSelectionSet rest() {
        return rest;
    }

    /** The object with the fields that are covered. */
    Row row(Object source) throws Exception {
        Object[] values = new Object[steps.length];
        for (int i = 0; i < values.length; i++) {
            Step step = steps[i];
            if (step.reader() != null) {
                values[i] = step.completion().of(step.reader().read(source));
            }
        }
        return new Row(names, values);
    }

    /** The object with the fields that graphql-java completed as well; null without them, because one of them may not be null. */
    Row with(Row row, Map<String, Object> others) {
        if (others == null) {
            return null;
        }
        for (int i = 0; i < steps.length; i++) {
            if (steps[i].reader() == null) {
                row.set(i, others.get(names[i].getValue()));
            }
        }
        return row;
    }
}
