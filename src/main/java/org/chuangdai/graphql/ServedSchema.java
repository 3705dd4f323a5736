package org.chuangdai.graphql;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.smallrye.graphql.schema.model.Schema;
import io.smallrye.graphql.spi.EventingService;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;

/**
 * Makes of the schema that SmallRye generates the one that is served: with the contract's names, strict scalars and a description on everything. That is done where SmallRye builds it: of an
 * executable when it is compiled, so that no start waits for it.
 */
public final class ServedSchema implements EventingService {

    @Override
    public String getConfigKey() {
        return null;
    }

    @Override
    public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder generated) {
        GraphQLSchema named = SchemaTransformer.transformSchema(generated.build(), new Names());
        return GraphQLSchema.newSchema(SchemaTransformer.transformSchema(named, new SchemaDescriptions(named, CDI.current().select(Schema.class).get())));
    }

    /** {@code Edge<Division>} comes as {@code Edge_Division} and goes as {@code DivisionEdge}; scalars refuse what is not theirs. */
    private static final class Names extends GraphQLTypeVisitorStub {

        @Override
        public TraversalControl visitGraphQLObjectType(GraphQLObjectType type, TraverserContext<GraphQLSchemaElement> context) {
            String generated = type.getName();
            int underscore = generated.indexOf('_');
            if (underscore <= 0) {
                return TraversalControl.CONTINUE;
            }
            String name = generated.substring(underscore + 1) + generated.substring(0, underscore);
            GraphQLCodeRegistry.Builder fetchers = context.getVarFromParents(GraphQLCodeRegistry.Builder.class);
            for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
                fetchers.dataFetcher(FieldCoordinates.coordinates(name, field.getName()),
                        fetchers.getDataFetcher(FieldCoordinates.coordinates(generated, field.getName()), field));
            }
            return changeNode(context, type.transform(builder -> builder.name(name)));
        }

        @Override
        public TraversalControl visitGraphQLArgument(GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
            return elementsNotNull(argument.getType())
                    .map(type -> changeNode(context, argument.transform(builder -> builder.type(type)))).orElse(TraversalControl.CONTINUE);
        }

        @Override
        public TraversalControl visitGraphQLInputObjectField(GraphQLInputObjectField field, TraverserContext<GraphQLSchemaElement> context) {
            return elementsNotNull(field.getType())
                    .map(type -> changeNode(context, field.transform(builder -> builder.type(type)))).orElse(TraversalControl.CONTINUE);
        }

        /** A list that is given holds no nulls. (Said in the code of an argument, SmallRye would take it that the list itself is required.) */
        private static Optional<GraphQLInputType> elementsNotNull(GraphQLInputType type) {
            if (type instanceof GraphQLNonNull required) {
                return elementsNotNull((GraphQLInputType) required.getWrappedType()).map(GraphQLNonNull::nonNull);
            }
            return type instanceof GraphQLList list && !(list.getWrappedType() instanceof GraphQLNonNull)
                    ? Optional.of(GraphQLList.list(GraphQLNonNull.nonNull(list.getWrappedType()))) : Optional.empty();
        }

        @Override
        public TraversalControl visitGraphQLScalarType(GraphQLScalarType type, TraverserContext<GraphQLSchemaElement> context) {
            return StrictScalars.coercing(type.getName())
                    .map(coercing -> changeNode(context, type.transform(builder -> builder.coercing(coercing))))
                    .orElse(TraversalControl.CONTINUE);
        }
    }
}
