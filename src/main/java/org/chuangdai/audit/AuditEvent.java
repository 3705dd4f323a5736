package org.chuangdai.audit;

import java.time.OffsetDateTime;
import java.util.List;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** One event of the audit log. */
@Description("审计事件 · What was done, by whom, when and from where, with what result.")
public record AuditEvent(
        @Ignore long key, @Ignore String divisionCode,
        @NonNull @Description("时间 · When.") OffsetDateTime recordedAt,
        @NonNull @Description("类型 · Kind.") AuditKind kind,
        @NonNull @Description("操作 · Mutation, field, file or address.") String operation,
        @Description("用户标识 · The caller's key at the issuer; null when nobody has signed in.") String subject,
        @Description("用户姓名 · The caller's name; of a citizen the first character.") String name,
        @NonNull @Description("角色 · The caller's roles.") List<@NonNull String> roles,
        @Description("机构代码 · The caller's bank, guarantee fund or base.") String organisation,
        @Description("来源地址 · Client address.") String address,
        @Description("请求编号 · Id shared by the events of one request.") String trace,
        @Description("对象类型 · Type of the object.") String objectType,
        @Description("对象编号 · Contract number, code or global id of the object.") String objectKey,
        @NonNull @Description("结果 · Result.") AuditResult result,
        @NonNull @Description("代码 · Error code, or the codes of the rules it broke.") List<@NonNull String> codes,
        @Description("理由 · Reason that the caller gave.") String reason,
        @Description("明细 · Counts and the like, as name=value.") String detail,
        @NonNull @Description("次数 · How often it happened, where repeated refusals are counted as one event.") int times,
        @NonNull @Description("链号 · Chain that the event is in.") int lane,
        @NonNull @Description("链内序号 · Its place in the chain.") long sequence,
        @NonNull @Description("哈希 · Its hash in the chain (SHA-256).") String hash) {
    static final String COLUMNS = """
            a.id, a.division, a.recorded_at, a.kind, a.operation, a.subject, a.name, string_to_array(a.roles, ','), a.organisation, a.address, a.trace, a.object_type, a.object_key,
            a.result, string_to_array(a.codes, ','), a.reason, a.detail, a.times, a.lane::int, a.sequence, encode(a.hash, 'hex')""";

    AuditEvent(Cells cells) {
        this(cells.id(), cells.text(), cells.instant(), cells.constant(AuditKind.class), cells.text(), cells.text(), cells.text(), cells.texts(), cells.text(), cells.text(),
                cells.text(), cells.text(), cells.text(), cells.constant(AuditResult.class), cells.texts(), cells.text(), cells.text(), cells.integer(), cells.integer(), cells.id(),
                cells.text());
    }

    @Id
    @NonNull
    @Description("编号 · Number of the event.")
    public String getId() {
        return Long.toString(key);
    }
}
