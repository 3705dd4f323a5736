package org.chuangdai.graphql;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Rows that exist in tests only, with fields of every kind; every so many rows, one goes wrong. */
@GraphQLApi
public class RowTestApi {

    /** @param wrong whether its fields go wrong that can */
    public record EdgeTestRow(@NonNull String code, Integer count, BigDecimal amount, LocalDate day, MoneyUnit unit, boolean flag, int depth, boolean wrong) {

        @NonNull
        public String getSure() {
            return wrong ? null : code;
        }

        public String getMaybe() {
            return wrong ? null : code;
        }

        public String getThrowing() {
            if (wrong) {
                throw new Refusal(ErrorCode.CONFLICT, "第%s行有误", "row %s is wrong", code);
            }
            return code;
        }

        public Uni<String> getLater() {
            return wrong ? Uni.createFrom().failure(new Refusal(ErrorCode.NOT_FOUND, "没有%s", "no %s", code)) : Uni.createFrom().item(code);
        }

        @NonNull
        public Uni<String> getLaterSure() {
            return Uni.createFrom().item(wrong ? null : code);
        }

        public List<@NonNull String> getTags() {
            return Arrays.asList(code, wrong ? null : "标签\"\n", "");
        }

        public List<MoneyUnit> getUnits() {
            return wrong ? null : Arrays.asList(MoneyUnit.WAN, null, MoneyUnit.YI);
        }

        public EdgeTestRow getInner() {
            return depth > 3 ? null : of(7 * depth + count, depth + 1, wrong);
        }

        public List<EdgeTestRow> getParts() {
            return depth > 3 ? List.of() : Arrays.asList(of(count, depth + 1, false), null, of(count + 1, depth + 1, wrong));
        }

        public List<@NonNull EdgeTestRow> getSureParts() {
            return depth > 3 ? null : Arrays.asList(of(count, depth + 1, false), wrong ? null : of(count + 2, depth + 1, false));
        }

        static EdgeTestRow of(int number, int depth, boolean wrong) {
            return new EdgeTestRow("R" + number, number, number % 5 == 0 ? null : BigDecimal.valueOf(number * 12_345L, 2), LocalDate.of(2024, 1, 1).plusDays(number),
                    number % 4 == 3 ? null : MoneyUnit.values()[number % 4], number % 2 == 0, depth, wrong);
        }
    }

    @Query
    public List<EdgeTestRow> edgeTestRows(@NonNull Integer rows, @NonNull Integer wrongEvery) {
        return IntStream.range(0, rows).mapToObj(i -> EdgeTestRow.of(i, 0, wrongEvery > 0 && i % wrongEvery == wrongEvery - 1)).toList();
    }

    @Query
    public EdgeTestRow edgeTestRow(@NonNull Boolean wrong) {
        return EdgeTestRow.of(1, 0, wrong);
    }

    public BigDecimal money(@Source EdgeTestRow row, MoneyUnit unit) {
        return MoneyUnit.express(row.amount(), unit);
    }

    public String risky(@Source EdgeTestRow row, MoneyUnit unit) {
        if (row.wrong()) {
            throw new Refusal(ErrorCode.NOT_FOUND, "没有%s", "no %s", row.code());
        }
        return row.code() + unit;
    }

    public CompletionStage<EdgeTestRow> awaited(@Source EdgeTestRow row, MoneyUnit unit) {
        return row.wrong() ? CompletableFuture.failedFuture(new Refusal(ErrorCode.NOT_FOUND, "没有%s", "no %s", row.code()))
                : CompletableFuture.supplyAsync(() -> row.getInner());
    }
}
