package org.chuangdai.graphql;

import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;

/** A fetcher that can say beforehand how to read a field of one object after the other, see {@link RowPlan}. */
interface RowFetcher {
    List<Class<?>> LATER_OR_WRAPPED = List.of(CompletionStage.class, Uni.class, Flow.Publisher.class, Publisher.class, DataFetcherResult.class,
            Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    /** Reads a field's value off the object that has the field. */
    interface Reader {
        Object read(Object row) throws Exception;
    }

    /**
     * The reader of a field for one set of arguments; null when the value comes later, so that each object needs a context of its own.
     *
     * @param field the field with its arguments, of no object yet
     */
    Reader reader(Supplier<DataFetchingEnvironment> field) throws Exception;

    /** Whether what a method returns is the value itself, not a promise or a wrapping of it. */
    static boolean isValue(Class<?> returned) {
        return LATER_OR_WRAPPED.stream().noneMatch(type -> type.isAssignableFrom(returned)) && returned != Object.class;
    }
}
