package org.chuangdai.interest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import org.chuangdai.command.Rejection;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which interest subsidies a step is taken with: named ones, or all of a quarter whose state allows it. */
@Input("InterestSubsidySelection")
@Description("贴息选择 · Which interest subsidies: named by id, or all of a quarter in a division or of a bank whose state allows the step.")
public class InterestSubsidySelection {
    static final int IDS_MAX = 1_000;
    @Size(min = 1, max = IDS_MAX)
    @Description("标识 · Global ids, at most 1,000.")
    public List<String> ids;
    @Description("行政区划代码前缀 · Division prefix of the loans.")
    public String division;
    @Description("经办银行代码 · Bank code of the loans.")
    public String bank;
    @Min(2002)
    @Max(2200)
    @Description("年度 · Year.")
    public Integer year;
    @Min(1)
    @Max(4)
    @Description("季度 · Quarter.")
    public Integer quarter;

    boolean byId() {
        return ids != null;
    }

    /** SELECTION_NEEDED unless it says which ones; UNKNOWN_SUBSIDY for an id of something else. */
    void check() {
        if (!byId() && (year == null || quarter == null || bank == null && division == null)) {
            throw new Rejection("SELECTION_NEEDED", "selection", "请给出标识，或年度、季度及区划或银行。", "Name ids, or year and quarter with a division or a bank.");
        }
        if (byId() && ids.stream().anyMatch(id -> id == null || NodeId.parse(id).filter(node -> node.isNumbered(InterestSubsidy.TYPE)).isEmpty())) {
            throw unknown();
        }
    }

    static Rejection unknown() {
        return new Rejection("UNKNOWN_SUBSIDY", "selection", "所选贴息不存在。", "There is no such interest subsidy; read the ids again.");
    }

    /** How many were named, each once. */
    long named() {
        return ids.stream().distinct().count();
    }

    /** Adds the conditions, over {@code interest_subsidy s} and {@code loan l}. */
    Sql restrict(Sql sql) {
        if (byId()) {
            sql.andAny("s.id", ids.stream().map(id -> Long.valueOf(NodeId.parse(id).orElseThrow().key())).toList());
        }
        if (division != null) {
            DivisionCode.restrict(sql, "l.division", division);
        }
        return sql.andIf("l.bank_id = (select id from bank where code = ?)", bank).andIf("s.year = ?", year).andIf("s.quarter = ?", quarter);
    }

    /** What tells one selection from another. */
    List<?> values() {
        return Arrays.asList(ids, division, bank, year, quarter);
    }
}
