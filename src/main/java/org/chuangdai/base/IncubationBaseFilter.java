package org.chuangdai.base;

import java.time.LocalDate;
import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.sql.Names;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which bases: every given field must hold. Columns of the alias {@code b}. */
@Input("IncubationBaseFilter")
@Description("基地筛选条件 · Which bases: every given field must hold; a list means any of its values.")
public class IncubationBaseFilter {
    @Description("行政区划代码前缀 · Division prefix.")
    public String division;
    @Description("基地代码 · Codes.")
    public List<String> code;
    @Description("级别 · Levels.")
    public List<BaseLevel> level;
    @Description("状态 · States.")
    public List<BaseStatus> status;
    @Description("类型 · Kinds.")
    public List<BaseType> type;
    @Description("示范基地 · Whether demonstration bases.")
    public Boolean demonstration;
    @Description("名称（任意部分） · Any part of the name.")
    public String name;
    @Description("曾获称号 · Has been given this title; with titleYear in that year.")
    public String title;
    @Description("获称号年份 · Has been given a title in this year.")
    public Integer titleYear;

    @Description("运营模式 · Ways of being run.")
    public List<OperationMode> operationMode;
    @Description("共同培育部门 · Fostered by any of these departments.")
    public List<Sponsor> sponsor;

    /** Adds the conditions, as of a day. */
    public Sql restrict(Sql sql, LocalDate today) {
        if (division != null) {
            DivisionCode.restrict(sql, "b.division", division);
        }
        return restrictTraits(sql, today);
    }

    /** Whether nothing but place is asked for. */
    public boolean isPlaceOnly(LocalDate today) {
        return restrictTraits(new Sql(), today).jdbcText().isEmpty();
    }

    private Sql restrictTraits(Sql sql, LocalDate today) {
        sql.andAny("b.code", code).andAny("b.level", level).andAny("b.type", type).andIf("b.demonstration = ?", demonstration)
                .andAny("b.operation_mode", operationMode);
        if (status != null) {
            sql.add(" and (").add(BaseStatus.isAny(status, today)).add(")");
        }
        if (sponsor != null) {
            sql.and("b.sponsors && ?", (Object) sponsor.stream().map(Enum::name).toArray(String[]::new));
        }
        if (title != null || titleYear != null) {
            Sql held = Sql.of("select a.base_id from accreditation a where true").andIf("a.title = ?", title).andIf("a.year = ?", titleYear);
            sql.add(" and b.id in (").add(held).add(")");
        }
        return Names.restrict(sql, "b.name", name);
    }
}
