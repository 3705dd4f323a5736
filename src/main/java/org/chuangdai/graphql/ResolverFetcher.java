package org.chuangdai.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.quarkus.arc.Arc;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.ArgumentHelper;
import io.smallrye.graphql.execution.datafetcher.helper.OperationInvoker;
import io.smallrye.graphql.schema.model.Argument;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.OperationType;
import io.smallrye.graphql.spi.ClassloadingService;
import io.smallrye.graphql.spi.LookupService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import mutiny.zero.flow.adapters.AdaptersToReactiveStreams;
import org.dataloader.BatchLoaderEnvironment;

/** Calls the method of an API class that resolves a field, on the event loop; it answers a value, a {@link Uni} or, of a subscription, a {@link Multi}. */
final class ResolverFetcher implements PlugableBatchableDataFetcher<Object, Object>, RowFetcher {
    private final String apiClass;
    private final Method method;
    private final ArgumentHelper arguments;
    /** Which argument is the object that has the field; -1 of a field of the query itself. */
    private final int source;
    private final boolean mutates;
    private volatile Object api;

    ResolverFetcher(Operation operation) {
        this.apiClass = operation.getClassName();
        this.method = new OperationInvoker(operation).getMethod();
        this.arguments = new ArgumentHelper(operation.getArguments());
        this.source = operation.getArguments().stream().map(Argument::isSourceArgument).toList().indexOf(true);
        this.mutates = operation.getOperationType() == OperationType.MUTATION;
    }

    @Override
    public Object get(DataFetchingEnvironment environment) throws Exception {
        if (mutates) {
            Arc.container().instance(CurrentMutation.class).get().begins(environment);
        }
        Object value = PropertyFetcher.call(method, api(), arguments.getArguments(environment).toArray());
        if (value instanceof Multi<?> multi) {
            return AdaptersToReactiveStreams.publisher(multi);
        }
        return value instanceof Uni<?> uni ? uni.subscribeAsCompletionStage() : value;
    }

    @Override
    public Reader reader(Supplier<DataFetchingEnvironment> field) throws Exception {
        if (source < 0 || !RowFetcher.isValue(method.getReturnType())) {
            return null;
        }
        Object resolver = api();
        Object[] same = arguments.getArguments(field.get()).toArray();
        return row -> {
            Object[] own = same.clone();
            own[source] = row;
            return PropertyFetcher.call(method, resolver, own);
        };
    }

    private Object api() {
        Object known = api;
        if (known == null) {
            known = LookupService.get().getInstance(ClassloadingService.get().loadClass(apiClass)).get();
            api = known;
        }
        return known;
    }

    /** SmallRye's batching mixes up arguments and parents; see {@link Batcher}. */
    @Override
    public CompletionStage<List<Object>> load(List<Object> keys, BatchLoaderEnvironment environment) {
        throw new UnsupportedOperationException(method + ": batch with Batcher instead of a list of sources");
    }
}
