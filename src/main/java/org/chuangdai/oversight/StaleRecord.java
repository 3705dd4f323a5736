package org.chuangdai.oversight;

import java.time.LocalDate;
import org.chuangdai.access.Masking;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** A record of a register to which nothing was added for too long (台账更新). */
@Description("未按期更新的台账记录 · Record to which nothing was added for too long.")
public record StaleRecord(
        @NonNull @Id @Description("记录标识 · Global id of the record, for node(id).") String recordId,
        @NonNull @Description("代码：基地代码、统一社会信用代码或合同编号 · Code of the base, credit code or contract number.") String code,
        @NonNull @Description("名称 · Name of the base or start-up; of a loan that of its borrower.") String name,
        @NonNull @Description("最近更新 · Last day that anything recorded about it tells of.") LocalDate updatedOn) {

    static StaleRecord read(LivingRegister register, Cells cells, boolean nameMasked) {
        String type = switch (register) {
            case BASE -> "IncubationBase";
            case STARTUP -> "Startup";
            case LOAN -> "GuaranteedLoan";
        };
        String id = NodeId.of(type, cells.id());
        String code = cells.text();
        String name = cells.text();
        return new StaleRecord(id, code, nameMasked && register == LivingRegister.LOAN ? Masking.name(name) : name, cells.date());
    }
}
