package org.chuangdai.meeting;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("HoldJointMeetingInput")
@Description("联席会议 · A joint meeting and what it resolved.")
public class HoldJointMeetingInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @NotBlank
    @Size(max = 64)
    @Description("会议编号 · Code of the meeting.")
    public String code;
    @NonNull
    @Description("行政区划代码 · Division whose meeting it is.")
    public String division;
    @NonNull
    @Description("会议日期 · Day on which it was held.")
    public LocalDate heldOn;
    @NonNull
    @NotBlank
    @Size(max = 200)
    @Description("会议名称 · Title.")
    public String title;
    @Size(max = 2_000)
    @Description("议程 · Agenda.")
    public String agenda;
    @NonNull
    @NotEmpty
    @Description("参会方 · Parties.")
    public List<MeetingParty> parties;
    @NonNull
    @Size(max = 100)
    @Description("决议 · Resolutions, at most 100; carried out in this order.")
    public List<@Valid ResolutionInput> resolutions;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(code, division, heldOn, title, agenda, parties, resolutions.stream().map(ResolutionInput::values).toList());
    }
}
