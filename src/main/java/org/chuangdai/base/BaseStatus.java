package org.chuangdai.base;

import java.time.LocalDate;
import java.util.List;
import org.chuangdai.graphql.Labelled;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;

@Description("基地状态 · State of a base.")
public enum BaseStatus implements Labelled {
    APPLIED("已申报"),
    ACCREDITED("已认定"),
    RECTIFYING("整改中"),
    REVOKED("已撤销"),
    EXPIRED("已到期"),
    CLOSED("已关闭");

    private final String label;

    BaseStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The state on a day, over {@code incubation_base b}: an accreditation expires by the calendar. */
    static Sql on(LocalDate today) {
        return Sql.of("case when b.status = 'ACCREDITED' and b.valid_until < ? then 'EXPIRED' else b.status end", today);
    }

    /** The condition that the state on a day is one of these. */
    static Sql isAny(List<BaseStatus> wanted, LocalDate today) {
        Sql any = Sql.of("false");
        for (BaseStatus status : wanted) {
            switch (status) {
                case ACCREDITED -> any.add(" or b.status = 'ACCREDITED' and coalesce(b.valid_until >= ?, true)", today);
                case EXPIRED -> any.add(" or b.status = 'EXPIRED' or b.status = 'ACCREDITED' and b.valid_until < ?", today);
                default -> any.add(" or b.status = ?", status.name());
            }
        }
        return any;
    }
}
