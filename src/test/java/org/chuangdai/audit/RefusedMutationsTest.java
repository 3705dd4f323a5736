package org.chuangdai.audit;

import static org.chuangdai.testing.GraphQL.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuangdai.access.Caller;
import org.chuangdai.access.Sight;
import org.chuangdai.testing.AuditLog;
import org.chuangdai.testing.PostgresResource;
import org.chuangdai.testing.TestCaller;
import org.junit.jupiter.api.Test;

/** Every mutation of the schema, asked by somebody without a role: refused, written down once, and nothing else has changed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RefusedMutationsTest {
    private static final String TABLES = """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'audit_event' and c.relname not like '%\\_delta' and c.relname not like '%rollup%' and c.relname <> 'live_listener'
            order by 1""";
    @Inject
    GraphQLSchema schema;
    @Inject
    AuditLog log;

    @Test
    void everyRefusedMutationHasOneEventAndChangesNothing() {
        Map<String, String> before = tables();
        assertTrue(before.size() > 40, before.keySet().toString());
        List<GraphQLFieldDefinition> mutations = schema.getMutationType().getFieldDefinitions().stream().filter(field -> !field.getName().startsWith("edgeTest")).toList();
        assertTrue(mutations.size() >= 40, () -> mutations.size() + " mutations");
        for (GraphQLFieldDefinition mutation : mutations) {
            Caller nobody = new Caller("refused-" + mutation.getName(), "无角色", Set.of(), null, null, null, Sight.ALL);
            JsonPath answer = TestCaller.as(nobody, () -> post(document(mutation), arguments(mutation)).jsonPath());
            assertEquals("FORBIDDEN", answer.getString("errors[0].extensions.code"), () -> mutation.getName() + " " + answer.prettify());
        }
        for (GraphQLFieldDefinition mutation : mutations) {
            List<String> events = log.of("refused-" + mutation.getName(), 1);
            assertEquals(1, events.size(), () -> mutation.getName() + " " + events);
            assertTrue(events.get(0).startsWith("REFUSED " + mutation.getName() + " ") && events.get(0).endsWith("REFUSED FORBIDDEN"), events.toString());
        }
        assertEquals(before, tables());
    }

    /** Rows of each table, and the latest change of any of them. */
    private Map<String, String> tables() {
        return log.rows(TABLES).stream().collect(Collectors.toMap(table -> table,
                table -> log.rows("select count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) from " + table).get(0)));
    }

    private static String document(GraphQLFieldDefinition mutation) {
        String variables = mutation.getArguments().stream().filter(argument -> GraphQLTypeUtil.isNonNull(argument.getType()))
                .map(argument -> "$" + argument.getName() + ": " + GraphQLTypeUtil.simplePrint(argument.getType())).collect(Collectors.joining(", "));
        String given = mutation.getArguments().stream().filter(argument -> GraphQLTypeUtil.isNonNull(argument.getType()))
                .map(argument -> argument.getName() + ": $" + argument.getName()).collect(Collectors.joining(", "));
        boolean object = GraphQLTypeUtil.unwrapAll(mutation.getType()) instanceof GraphQLObjectType;
        return "mutation" + (variables.isEmpty() ? "" : " (" + variables + ")") + " { " + mutation.getName() + (given.isEmpty() ? "" : "(" + given + ")") + (object ? " { __typename }" : "") + " }";
    }

    private static Map<String, Object> arguments(GraphQLFieldDefinition mutation) {
        Map<String, Object> values = new LinkedHashMap<>();
        mutation.getArguments().stream().filter(argument -> GraphQLTypeUtil.isNonNull(argument.getType()))
                .forEach(argument -> values.put(argument.getName(), value(argument.getName(), argument.getType())));
        return values;
    }

    /** Some value that the type allows. */
    private static Object value(String name, GraphQLInputType type) {
        GraphQLType bare = GraphQLTypeUtil.unwrapNonNull(type);
        if (bare instanceof GraphQLList list) {
            return List.of(value(name, (GraphQLInputType) list.getWrappedType()));
        }
        if (bare instanceof GraphQLEnumType constants) {
            return constants.getValues().get(0).getName();
        }
        if (bare instanceof GraphQLInputObjectType object) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (GraphQLInputObjectField field : object.getFieldDefinitions()) {
                if (field.getType() instanceof GraphQLNonNull) {
                    fields.put(field.getName(), value(field.getName(), field.getType()));
                }
            }
            return fields;
        }
        return switch (GraphQLTypeUtil.simplePrint(bare)) {
            case "Int", "BigInteger", "Long" -> name.toLowerCase(java.util.Locale.ROOT).contains("year") ? 2024 : 1;
            case "Float", "BigDecimal" -> 1;
            case "Boolean" -> true;
            case "Date" -> "2024-01-01";
            default -> name.equals("division") ? "360822" : "AUX";
        };
    }
}
