namespace Portal.Features.Concerns.Journey;

/// <summary>
/// The form by which a community invites its Anchor team. It asks about a meeting and never about anybody; whoever worries
/// about a person is shown the way to the other form.
/// </summary>
internal static class VisitTable
{
    private const string PartVisit = nameof(Texts.VisitPartVisit);
    private const string PartYou = nameof(Texts.VisitPartYou);

    internal static JourneyBook Book { get; } = new(
        FormKinds.Visit,
        [
            new("inviter", PartVisit, nameof(Texts.VisitInviterTitle))
            {
                Fields =
                [
                    new("inviter", FieldKind.Choice)
                    {
                        Required = nameof(Texts.VisitInviterEmpty),
                        Options =
                        [
                            new("community", nameof(Texts.VisitInviterCommunity)),
                            new("association", nameof(Texts.VisitInviterAssociation)),
                            new("school", nameof(Texts.VisitInviterSchool)),
                            new("other", nameof(Texts.VisitInviterOther)),
                        ],
                    },
                ],
            },
            new("place", PartVisit, nameof(Texts.VisitPlaceTitle))
            {
                Why = nameof(Texts.VisitPlaceWhy),
                Fields =
                [
                    new("place", FieldKind.Place)
                    {
                        Label = nameof(Texts.PlaceFieldLabel),
                        Hint = nameof(Texts.SharePlaceHint),
                        Invalid = nameof(Texts.SharePlaceNotFound),
                        Options = [new("unknown", nameof(Texts.SharePlaceUnknown))],
                    },
                ],
            },
            new("purpose", PartVisit, nameof(Texts.VisitPurposeTitle))
            {
                Why = nameof(Texts.VisitPurposeWhy),
                Elsewhere = new("share", nameof(Texts.VisitPurposeElsewhere)),
                Either = new(["purpose", "purpose-words"], nameof(Texts.VisitPurposeEmpty)),
                Fields =
                [
                    new("purpose", FieldKind.Choices)
                    {
                        Options =
                        [
                            new("talk", nameof(Texts.VisitPurposeTalk)),
                            new("safety", nameof(Texts.VisitPurposeSafety)),
                            new("online", nameof(Texts.VisitPurposeOnline)),
                            new("worry", nameof(Texts.VisitPurposeWorry), nameof(Texts.VisitPurposeWorryHint)),
                            new("other", nameof(Texts.VisitPurposeOther)),
                        ],
                    },
                    new("purpose-words", FieldKind.Line) { Label = nameof(Texts.VisitPurposeWords), Max = JourneyTable.LineMax },
                ],
            },
            new("slots", PartVisit, nameof(Texts.VisitSlotsTitle))
            {
                Why = nameof(Texts.VisitSlotsWhy),
                Either = new(["slots", "slots-words"], nameof(Texts.VisitSlotsEmpty)),
                Fields =
                [
                    new("slots", FieldKind.Choices)
                    {
                        Options =
                        [
                            new("day", nameof(Texts.VisitSlotsDay)),
                            new("evening", nameof(Texts.VisitSlotsEvening)),
                            new("saturday", nameof(Texts.VisitSlotsSaturday)),
                            new("sunday", nameof(Texts.VisitSlotsSunday)),
                        ],
                    },
                    new("slots-words", FieldKind.Line) { Label = nameof(Texts.VisitSlotsWords), Hint = nameof(Texts.VisitSlotsHint), Max = JourneyTable.LineMax },
                ],
            },
            new("people", PartVisit, nameof(Texts.VisitPeopleTitle))
            {
                Why = nameof(Texts.ShareAgeWhy),
                Fields =
                [
                    new("people", FieldKind.Choice)
                    {
                        Options =
                        [
                            new("few", nameof(Texts.VisitPeopleFew)),
                            new("some", nameof(Texts.VisitPeopleSome)),
                            new("many", nameof(Texts.VisitPeopleMany)),
                            new("unknown", nameof(Texts.SharePlaceUnknown)),
                        ],
                    },
                ],
            },
            new("language", PartVisit, nameof(Texts.VisitLanguageTitle))
            {
                Why = nameof(Texts.VisitLanguageWhy),
                Fields =
                [
                    new("speak", FieldKind.Choices) { Label = nameof(Texts.VisitSpeakLabel), Options = YouSteps.Languages },
                    .. YouSteps.Interpreting,
                ],
            },
            new("wishes", PartVisit, nameof(Texts.VisitWishesTitle))
            {
                Why = nameof(Texts.VisitWishesWhy),
                Fields =
                [
                    new("wishes", FieldKind.Choices)
                    {
                        Options =
                        [
                            new("team", nameof(Texts.VisitWishesTeam)),
                            new("police", nameof(Texts.VisitWishesPolice)),
                            new("no-uniform", nameof(Texts.VisitWishesNoUniform)),
                            new("women", nameof(Texts.VisitWishesWomen)),
                        ],
                    },
                    new("wishes-words", FieldKind.Line) { Label = nameof(Texts.VisitWishesWords), Max = JourneyTable.LineMax },
                ],
            },
            new("answer", PartYou, nameof(Texts.ShareAnswerTitle))
            {
                Why = nameof(Texts.VisitAnswerWhy),
                Fields =
                [
                    new("answer", FieldKind.Choice)
                    {
                        Preset = "code",
                        Required = nameof(Texts.ShareAnswerEmpty),
                        Options =
                        [
                            new("code", nameof(Texts.ShareAnswerCode), nameof(Texts.ShareAnswerCodeHint)),
                            new("phone", nameof(Texts.ShareAnswerPhone)),
                            new("email", nameof(Texts.ShareAnswerEmail)),
                        ],
                    },
                    YouSteps.Phone,
                    YouSteps.Times,
                    YouSteps.Email,
                    new("name", FieldKind.Line) { Label = nameof(Texts.VisitNameLabel), Hint = nameof(Texts.ShareNameHint), Max = JourneyTable.NameMax },
                    new("community", FieldKind.Line) { Label = nameof(Texts.VisitCommunityLabel), Hint = nameof(Texts.ShareNameHint), Max = JourneyTable.LineMax },
                ],
            },
        ],
        TypedRules.Whole);
}
