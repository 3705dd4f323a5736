package org.chuangdai.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.spi.ClassloadingService;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Supplier;

/** Reads a property of a record or bean off the object; a {@link Uni} is only subscribed to when the field is asked for. */
final class PropertyFetcher implements PlugableDataFetcher<Object>, LightDataFetcher<Object>, RowFetcher {

    private record Property(Reader reader, boolean isValue) {
    }

    private final String ownerClass;
    private final String accessor;
    private final String fieldName;
    private volatile Property property;

    /**
     * @param accessor  name of the method that reads it, null when it is a public field
     * @param fieldName name of the public field
     */
    PropertyFetcher(String ownerClass, String accessor, String fieldName) {
        this.ownerClass = ownerClass;
        this.accessor = accessor;
        this.fieldName = fieldName;
    }

    @Override
    public Object get(DataFetchingEnvironment environment) throws Exception {
        return read(environment.getSource());
    }

    @Override
    public Object get(GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment) throws Exception {
        return read(source);
    }

    private Object read(Object source) throws Exception {
        Object value = property().reader().read(source);
        return value instanceof Uni<?> uni ? uni.subscribeAsCompletionStage() : value;
    }

    @Override
    public Reader reader(Supplier<DataFetchingEnvironment> field) throws Exception {
        return property().isValue() ? property().reader() : null;
    }

    private Property property() throws ReflectiveOperationException {
        Property known = property;
        if (known == null) {
            known = find();
            property = known;
        }
        return known;
    }

    private Property find() throws ReflectiveOperationException {
        Class<?> owner = ClassloadingService.get().loadClass(ownerClass);
        if (accessor == null) {
            Field field = owner.getField(fieldName);
            return new Property(field::get, RowFetcher.isValue(field.getType()));
        }
        Method method = owner.getMethod(accessor);
        return new Property(source -> call(method, source), RowFetcher.isValue(method.getReturnType()));
    }

    /** Calls and lets through what the method itself throws. */
    static Object call(Method method, Object target, Object... arguments) throws Exception {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw thrown;
        }
    }
}
