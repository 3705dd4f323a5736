package org.chuangdai.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.chuangdai.graphql.Labelled;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Indicators of targets whose actual value is computed from records; the actual value of any other code is what was reported under it. */
enum TargetIndicator implements Labelled {
    LOAN_DISBURSED_AMOUNT("创业担保贷款发放额（元）", "guaranteed loans disbursed, in yuan"),
    LOAN_COUNT("创业担保贷款笔数", "guaranteed loans disbursed"),
    BORROWER_COUNT("创业担保贷款户数", "distinct borrowers of the guaranteed loans disbursed"),
    JOBS_DRIVEN("带动就业人数", "jobs of the latest guaranteed loan per borrower"),
    NEW_BASE_COUNT("新认定基地数", "bases first accredited"),
    RESIDENT_COUNT("在孵实体数", "distinct start-ups in incubation on the day asked for"),
    SUBSIDY_AMOUNT("补贴发放额（元）", "subsidies paid, in yuan");

    private final String label;
    private final String english;

    TargetIndicator(String label, String english) {
        this.label = label;
        this.english = english;
    }

    @Override
    public String label() {
        return label;
    }

    static Optional<TargetIndicator> of(String code) {
        return Arrays.stream(values()).filter(indicator -> indicator.name().equals(code)).findFirst();
    }

    /** As the schema shows it. */
    @Type("Indicator")
    @Description("自动计算的目标指标 · Indicator whose actual value is computed from records.")
    public record Described(
            @NonNull @Description("指标代码 · Code, as targets name it.") String code,
            @NonNull @Description("含义 · What it counts.") String label) {
    }

    Described described() {
        return new Described(name(), label + " · " + english);
    }
}
