package org.chuangdai.demo;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says where everything is, once the server listens, and waits for the end. */
public class DemoApplication implements QuarkusApplication {
    @ConfigProperty(name = "quarkus.http.port")
    int port;

    @Override
    public int run(String... args) throws SQLException {
        print(Console.out());
        Quarkus.waitForExit();
        return 0;
    }

    private void print(PrintStream out) throws SQLException {
        long loans;
        int year;
        try (Connection connection = OwnerConnection.open(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*), max(disbursed_on) from loan")) {
            rows.next();
            loans = rows.getLong(1);
            LocalDate last = rows.getObject(2, LocalDate.class);
            year = last == null ? 2025 : last.getYear() - 1;
        }
        String address = "http://localhost:" + port;
        String query = "{ loanStatistics(period: {from: \\\"%1$d-01-01\\\", to: \\\"%1$d-12-31\\\"}, filter: {division: \\\"36\\\"}, groupBy: [PREFECTURE]) { key { label } loanCount disbursedAmount(unit: WAN) } }"
                .formatted(year);
        out.println("""

                ────────────────────────────────────────────────────────────────────────
                创贷演示已启动 · Chuangdai demo is running       江西省 · Jiangxi: %,d 笔贷款 · loans

                  GraphQL (POST)       %2$s/graphql
                  GraphiQL             %2$s/q/graphql-ui
                  OpenAPI              %2$s/q/openapi
                  健康检查 · health    %2$s/q/health

                试一试 · Try:

                  curl -s %2$s/graphql -H 'Content-Type: application/json' -d '{"query": "%3$s"}'

                换个身份 · As somebody else (%2$s/demo/users):

                  TOKEN=$(curl -s -X POST '%2$s/demo/token?user=officer-360822')
                  curl -s %2$s/graphql -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"query": "{ viewer { name roles division { name } } }"}'

                Ctrl-C 停止，数据保留 · Ctrl-C ends it, the data stay.  重新开始 · Afresh: -Dchuangdai.demo.fresh=true
                ────────────────────────────────────────────────────────────────────────
                """.formatted(loans, address, query));
    }
}
