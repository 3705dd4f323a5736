package org.chuangdai.policy;

import static org.chuangdai.testing.GraphQL.ask;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chuangdai.testing.Fixtures;
import org.junit.jupiter.api.BeforeAll;

/** Asks for eligibility: a graduate's 30万 over three years at 3.95 % from PE-BANK on 2024-06-01, with what a test changes. */
abstract class EligibilityQuestions {
    static final String ASK = """
            query ($input: LoanEligibilityInput!) { loanEligibility(input: $input) { eligible sequence maxAmount subsidisedAmount annualRateMax lpr subsidyRates
              interestParts { year borrower treasury } counterGuaranteeWaiver policy { division { name } limitsOn } rules { code label outcome reason field documentNo } } }""";
    private static final String DAY = "2024-06-01";

    @Inject
    Fixtures fixtures;
    long bank;
    private int persons;

    /** @param number below the first person's */
    EligibilityQuestions(int number) {
        persons = number;
    }

    @BeforeAll
    void aBank() {
        bank = fixtures.insert("insert into bank (code, name) values ('PE-BANK', '银行PE') on conflict (code) do update set name = excluded.name returning id");
    }

    int person(String division) {
        fixtures.person(++persons, division);
        return persons;
    }

    long key(int person) {
        return fixtures.personOf(Fixtures.identityNumber(person));
    }

    long loan(String contractNo, int person, String division, String amount, String disbursedOn) {
        return fixtures.loan(contractNo, key(person), null, null, division, bank, amount, disbursedOn);
    }

    /** @param changes names and values in turn */
    static Map<String, Object> input(int person, String division, Object... changes) {
        Map<String, Object> input = new HashMap<>(Map.of("identityNumber", Fixtures.identityNumber(person), "borrowerKind", "INDIVIDUAL", "division", division, "bank", "PE-BANK",
                "group", "COLLEGE_GRADUATE", "amount", 300000, "termMonths", 36, "annualRate", new BigDecimal("3.95"), "on", DAY));
        for (int i = 0; i < changes.length; i += 2) {
            input.put((String) changes[i], changes[i + 1]);
        }
        return input;
    }

    static JsonPath judge(Map<String, Object> input) {
        return ask(ASK, Map.of("input", input)).setRootPath("data.loanEligibility");
    }

    static JsonPath judge(int person, String division, Object... changes) {
        return judge(input(person, division, changes));
    }

    static Map<String, String> outcomes(JsonPath answer) {
        Map<String, String> outcomes = new TreeMap<>();
        List<Map<String, String>> rules = answer.getList("rules");
        rules.forEach(rule -> outcomes.put(rule.get("code"), rule.get("outcome")));
        return outcomes;
    }

    static String outcome(JsonPath answer, EligibilityCode code) {
        return outcomes(answer).get(code.name());
    }

    static List<String> failed(JsonPath answer) {
        return outcomes(answer).entrySet().stream().filter(rule -> rule.getValue().equals("FAILED")).map(Map.Entry::getKey).toList();
    }
}
