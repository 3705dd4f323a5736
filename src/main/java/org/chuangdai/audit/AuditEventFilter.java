package org.chuangdai.audit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.chuangdai.CalendarClock;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Limits;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.graphql.RowFilter;
import org.chuangdai.sql.Sql;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** Which audit events. Columns of the alias {@code a}. */
@Input("AuditEventFilter")
@Description("审计事件筛选条件 · Every given field must hold; a list means any of its values.")
public class AuditEventFilter implements RowFilter {
    @NonNull
    @Description("期间（必填，至多366天） · Days of the events, both ends needed, at most 366 days.")
    public DateRange period;
    @Description("类型 · Kinds.")
    public List<AuditKind> kind;
    @Description("用户标识 · The caller's key at the issuer.")
    public String subject;
    @Description("操作 · Mutation, field, file or address.")
    public String operation;
    @Description("对象编号 · Contract number, code or global id of the object.")
    public String object;
    @Description("结果 · Results.")
    public List<AuditResult> result;

    @Override
    public Sql restrict(Sql sql) {
        LocalDate from = period.check().from;
        LocalDate to = period.to;
        if (from == null || to == null || ChronoUnit.DAYS.between(from, to) >= Limits.AUDIT_DAYS_MAX) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "请给出起止日期，期间至多%s天。", "Give both ends of the period, at most %s days.", Limits.AUDIT_DAYS_MAX);
        }
        return sql.and("a.recorded_at >= ?", from.atStartOfDay(CalendarClock.ZONE).toOffsetDateTime())
                .and("a.recorded_at < ?", to.plusDays(1).atStartOfDay(CalendarClock.ZONE).toOffsetDateTime())
                .andAny("a.kind", kind).andIf("a.subject = ?", subject == null ? null : Personal.without(subject)).andIf("a.operation = ?", operation)
                .andIf("a.object_key = ?", object == null ? null : Personal.without(object)).andAny("a.result", result);
    }
}
