package org.chuangdai.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.ArgumentHelper;
import io.smallrye.graphql.execution.datafetcher.helper.OperationInvoker;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.spi.ClassloadingService;
import io.smallrye.graphql.spi.LookupService;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;

/** Calls the method of an API class that resolves a field, on the event loop; it answers a value or a {@link Uni}. */
final class ResolverFetcher implements PlugableBatchableDataFetcher<Object, Object> {
    private final String apiClass;
    private final Method method;
    private final ArgumentHelper arguments;
    private volatile Object api;

    ResolverFetcher(Operation operation) {
        this.apiClass = operation.getClassName();
        this.method = new OperationInvoker(operation).getMethod();
        this.arguments = new ArgumentHelper(operation.getArguments());
    }

    @Override
    public Object get(DataFetchingEnvironment environment) throws Exception {
        Object value = PropertyFetcher.call(method, api(), arguments.getArguments(environment).toArray());
        return value instanceof Uni<?> uni ? uni.subscribeAsCompletionStage() : value;
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
