package org.chuangdai.graphql;

import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.schema.model.Execute;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.DataFetcherService;

/**
 * How fields get their values: properties are read, resolvers are called, and nothing else happens. SmallRye's own fetchers copy a context
 * for every leaf and every call, a third of the time of a request; and they turn exceptions into errors before {@link ErrorMapper} sees them.
 */
public final class SlimFetchers implements DataFetcherService {

    /** Asked before SmallRye's own (1). */
    @Override
    public Integer getPriority() {
        return 0;
    }

    @Override
    public PlugableDataFetcher<?> getFieldDataFetcher(Field field, Type type, Reference owner) {
        if (field.hasTransformation() || field.isAdaptingTo() || field.isAdaptingWith() || field.hasWrapper() && field.getWrapper().isMap()) {
            throw new IllegalStateException(owner.getClassName() + "." + field.getName() + ": formats, adapters and maps are not served");
        }
        return new PropertyFetcher(owner.getClassName(), field.getMethodName(), field.getPropertyName());
    }

    @Override
    public PlugableBatchableDataFetcher<?, ?> getUniDataFetcher(Operation operation, Type type) {
        return new ResolverFetcher(operation);
    }

    @Override
    public PlugableBatchableDataFetcher<?, ?> getCompletionStageDataFetcher(Operation operation, Type type) {
        return new ResolverFetcher(operation);
    }

    @Override
    public PlugableBatchableDataFetcher<?, ?> getMultiDataFetcher(Operation operation, Type type) {
        return new ResolverFetcher(operation);
    }

    @Override
    public PlugableBatchableDataFetcher<?, ?> getDefaultDataFetcher(Operation operation, Type type) {
        if (operation.getExecute() == Execute.BLOCKING) {
            throw new IllegalStateException(operation.getClassName() + "." + operation.getMethodName() + ": resolvers do not block");
        }
        return new ResolverFetcher(operation);
    }
}
