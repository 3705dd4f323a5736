package org.chuangdai.dossier;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** One event of a person's dossier (一人一档). */
@Description("历程事件 · Event of a person's dossier.")
public record TimelineEvent(
        @NonNull @Description("日期 · Day.") LocalDate on,
        @NonNull @Description("事项 · Kind.") TimelineEventKind kind,
        @NonNull @Description("说明 · What happened, as a Chinese sentence.") String title,
        @Description("金额（元；创业券为张数） · Amount in yuan; of vouchers their number.") BigDecimal amount,
        @Id @Description("记录标识 · Global id of the record behind it, for node(id); services have none.") String recordId,
        @NonNull @Description("游标 · Its place in the list, for after.") String cursor) {
}
