package org.chuangdai.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.idl.SchemaPrinter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chuangdai.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** The schema that is served is the one that is committed, and says in both languages what everything is. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ServedSchemaTest {
    private static final Path COMMITTED = Path.of("schema.graphql");
    private static final Set<String> STANDARD_SCALARS = Set.of("Boolean", "Float", "ID", "Int", "String");
    private static final String TEST_ONLY = "edgetest";

    @Inject
    GraphQLSchema schema;

    @Test
    void isTheCommittedOne() throws IOException {
        String served = new SchemaPrinter(SchemaPrinter.Options.defaultOptions().includeDirectiveDefinitions(false).includeScalarTypes(true)
                .includeSchemaElement(ServedSchemaTest::productive)).print(schema).strip() + "\n";
        if (Boolean.getBoolean("chuangdai.schema.update")) {
            Files.writeString(COMMITTED, served);
        }
        assertEquals(Files.readString(COMMITTED), served,
                "The served schema differs from schema.graphql. If that is meant: mvn test -Dtest=ServedSchemaTest -Dchuangdai.schema.update=true, and commit it.");
    }

    @Test
    void describesEverythingInBothLanguages() {
        List<String> lacking = new ArrayList<>();
        for (GraphQLNamedType type : schema.getAllTypesAsList()) {
            if (type.getName().startsWith("__") || STANDARD_SCALARS.contains(type.getName()) || !productive(type)) {
                continue;
            }
            check(lacking, "", type);
            if (type instanceof GraphQLFieldsContainer container) {
                container.getFieldDefinitions().stream().filter(ServedSchemaTest::productive).forEach(field -> {
                    check(lacking, type.getName() + ".", field);
                    field.getArguments().forEach(argument -> check(lacking, type.getName() + "." + field.getName() + "#", argument));
                });
            } else if (type instanceof GraphQLInputObjectType input) {
                input.getFieldDefinitions().forEach(field -> check(lacking, type.getName() + ".", field));
            } else if (type instanceof GraphQLEnumType constants) {
                constants.getValues().forEach(value -> check(lacking, type.getName() + ".", value));
            }
        }
        assertEquals(List.of(), lacking, "without a description \"中文 · English\"");
    }

    private static void check(List<String> lacking, String owner, GraphQLNamedSchemaElement element) {
        String text = element.getDescription();
        if (text == null || !text.contains(" · ") || text.codePoints().noneMatch(Character::isIdeographic)) {
            lacking.add(owner + element.getName());
        }
    }

    /** Not one of the tests' own fields and types; a mutation type that has nothing else is one of them. */
    private static boolean productive(GraphQLSchemaElement element) {
        if (element instanceof GraphQLFieldsContainer type && type.getName().equals("Mutation")) {
            return type.getFieldDefinitions().stream().anyMatch(ServedSchemaTest::productive);
        }
        return !(element instanceof GraphQLNamedSchemaElement named && named.getName().toLowerCase(Locale.ROOT).startsWith(TEST_ONLY));
    }
}
