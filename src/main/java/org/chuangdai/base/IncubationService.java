package org.chuangdai.base;

import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A service that a base gave to a resident (孵化服务). */
@Description("孵化服务 · Service that a base gave to a resident.")
public record IncubationService(
        @Ignore long key, @Ignore long baseKey, @Ignore long startupKey,
        @NonNull @Description("服务类型 · Kind.") ServiceKind kind,
        @NonNull @Description("服务日期 · Day.") LocalDate servedOn) {
    static final String COLUMNS = "v.id, v.base_id, v.startup_id, v.kind, v.served_on";

    IncubationService(Cells cells) {
        this(cells.id(), cells.id(), cells.id(), cells.constant(ServiceKind.class), cells.date());
    }
}
