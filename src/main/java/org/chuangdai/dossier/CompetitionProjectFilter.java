package org.chuangdai.dossier;

import java.util.List;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.RowFilter;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

/** Which projects. Columns of the alias {@code p}. */
@Input("CompetitionProjectFilter")
@Description("创业大赛项目筛选条件 · Every given field must hold; a list means any of its values.")
public class CompetitionProjectFilter implements RowFilter {
    @Description("行政区划代码前缀 · Division prefix.")
    public String division;
    @Description("赛事或评选 · Competitions.")
    public List<String> competition;
    @Description("年度 · Years.")
    public List<Integer> year;
    @Description("是否入孵 · Whether its start-up was ever resident in a base.")
    public Boolean resident;

    @Override
    public Sql restrict(Sql sql) {
        if (division != null) {
            DivisionCode.restrict(sql, "p.division", division);
        }
        sql.andAny("p.competition", competition).andAny("p.year", year);
        if (resident != null) {
            sql.and((resident ? "" : "not ") + "exists (select from residency y where y.startup_id = p.startup_id)");
        }
        return sql;
    }
}
