package org.chuangdai.operation;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import java.util.Map;
import org.chuangdai.graphql.GraphQLEngine;
import org.chuangdai.testing.Fixtures;
import org.chuangdai.testing.GraphQL;
import org.chuangdai.transfer.Upload;

/** A little of everything, so that every metric has something to tell. */
final class Workload {
    /** One row that goes in, and one that is refused. */
    static final String[] BANKS = {"code,name", "METRICS,银行", "METRICS,"};
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
        Upload.csv("banks", BANKS);
        Upload.csv("repayments", "bankSerialNo,contractNo,kind,paidOn,principal", "M-1,NONE,EARLY,2024-01-01,1");
        RestAssured.get("/api/exports/banks.csv");
    }

    static void registered() {
        given().contentType("application/json").body(Map.of("documentId", "sha256:" + GraphQLEngine.hash(REGISTERED))).post("/graphql").then().statusCode(200);
    }
}
