package org.chuangdai.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;

/** The mutation that runs in this request; the mutations of a request run one after the other. */
@RequestScoped
public class CurrentMutation {
    /** Fields of inputs that name what a command is about, the most telling first. None of them is a person's. */
    private static final List<String> KEYS = List.of("contractNo", "applicationNo", "bankSerialNo", "code", "programme", "document", "fund", "uscc", "base", "indicator", "division");
    private ObjectName object;

    void begins(DataFetchingEnvironment mutation) {
        object = objectOf(mutation);
    }

    /** What it is about; null outside a mutation. */
    public ObjectName object() {
        return object;
    }

    /** What a mutation is about; null for any other field. */
    static ObjectName objectOf(DataFetchingEnvironment field) {
        if (!(field.getParentType() instanceof GraphQLObjectType parent) || !parent.getName().equals("Mutation")) {
            return null;
        }
        Map<?, ?> input = field.getArgument("input") instanceof Map<?, ?> given ? given : field.getArguments();
        String key = KEYS.stream().map(input::get).filter(String.class::isInstance).map(String.class::cast).findFirst().orElse(null);
        return new ObjectName(typeOf(field.getFieldDefinition()), key);
    }

    /** The type of the object that the payload carries. */
    private static String typeOf(GraphQLFieldDefinition mutation) {
        if (!(GraphQLTypeUtil.unwrapAll(mutation.getType()) instanceof GraphQLObjectType payload) || !payload.getName().endsWith("Payload")) {
            return null;
        }
        return payload.getFieldDefinitions().stream().map(field -> GraphQLTypeUtil.unwrapAll(field.getType()))
                .filter(type -> type instanceof GraphQLObjectType && !type.getName().equals("UserError")).map(GraphQLNamedOutputType.class::cast).map(GraphQLNamedOutputType::getName)
                .findFirst().orElse(payload.getName());
    }
}
