package org.chuangdai.operation;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import java.util.List;
import java.util.Map;
import org.chuangdai.graphql.GraphQLEngine;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;

/** A little of everything, so that every metric has something to tell. */
final class Workload {
    static final String REGISTERED = "query CountDivisions { divisions { code } }";

    private Workload() {
    }

    static void run(Fixtures fixtures) {
        fixtures.execute("insert into trusted_document (hash, operation_names, text, registered_by) values (?, '{CountDivisions}', ?, 'test') on conflict do nothing",
                GraphQLEngine.hash(REGISTERED), REGISTERED);
        registered();
        GraphQL.post("{ nothing }", Map.of());
        GraphQL.post("mutation { flagCredit(input: { idempotencyKey: \"metrics\", identityNumber: \"x\" }) { userErrors { code } } }", Map.of());
        GraphQL.post("mutation ($n: String!) { withdrawLoan(input: { idempotencyKey: \"metrics\", contractNo: $n }) { userErrors { code } } }", Map.of("n", "METRICS-NONE"));
        for (String kind : List.of("banks", "repayments")) {
            given().contentType("text/csv").body(kind.equals("banks") ? "code,name\nMETRICS,银行\n,\n" : "bankSerialNo,contractNo,kind,paidOn,principal\nM-1,NONE,EARLY,2024-01-01,1\n").post("/api/imports/" + kind);
            RestAssured.get("/api/exports/" + kind + ".csv");
        }
    }

    static void registered() {
        given().contentType("application/json").body(Map.of("documentId", "sha256:" + GraphQLEngine.hash(REGISTERED))).post("/graphql").then().statusCode(200);
    }
}
