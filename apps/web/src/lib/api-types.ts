// What /hub/v1 answers, in the words of the pages. The types are made from the routes: see openapi/hub.json in packages/shared.
import type { HubOperations, HubSchemas } from '@modelgrove/shared';

export type Meta = HubSchemas['MetaView'];
export type HubMode = NonNullable<Meta['mode']>;
export type FirstPush = HubSchemas['FirstPushView'];
export type Demo = HubSchemas['DemoView'];
export type DemoRemoval = HubSchemas['DemoRemovalView'];
export type InvitationLink = HubSchemas['OneTimeLinkView'];
export type SessionUser = HubSchemas['SessionUserView'];
export type OrganizationRole = SessionUser['organizations'][number]['role'];
export type SignedOut = HubSchemas['SignedOutView'];
export type SignedIn = HubSchemas['SignedInView'];
export type SignInStep = HubSchemas['SignInStepView'];
export type OwnAccount = HubSchemas['OwnAccountView'];
export type Enrolment = HubSchemas['EnrolmentView'];
export type BrowserSession = HubSchemas['SessionView'];
export type PendingSignIn = HubSchemas['PendingSignInView'];
export type LinkedIdentity = HubSchemas['LinkedIdentityView'];
export type SessionAnswer = HubSchemas['CurrentSessionView'];
export type OneTimeLink = HubSchemas['InspectedLinkView'];

export type AccessToken = HubSchemas['TokenView'];
export type TokenRole = AccessToken['role'];
export type ConsentQuestion = HubSchemas['ConsentQuestionView'];
export type ConsentAnswer = HubSchemas['ConsentAnswerView'];
export type ConnectedApp = HubSchemas['ConnectedAppView'];
export type OauthApp = HubSchemas['OauthClientView'];
export type MadeOauthApp = HubSchemas['CreatedOauthClientView'];

export type NewAccessToken = HubSchemas['CreatedTokenView'];

export type NamespaceChoice = HubSchemas['NamespaceView'];
export type NamespaceUsage = HubSchemas['NamespaceUsageView'];
export type Organization = HubSchemas['OrganizationView'];
export type Profile = HubSchemas['ProfileView'];
export type Invitation = HubSchemas['InvitationView'];
export type MadeLink = HubSchemas['OneTimeLinkView'];
/** `url` is null when the link was mailed to the guest, and to nobody else. */
export type MadeInvitation = HubSchemas['MadeInvitationView'];

export type Money = HubSchemas['MoneyView'];
export type Plan = HubSchemas['PlanView'];
export type PlanStanding = HubSchemas['SubscriptionAnswer'];
export type PlanPreview = HubSchemas['PreviewView'];
export type Invoice = HubSchemas['InvoiceView'];
export type InvoicesPage = HubSchemas['InvoicesPage'];
export type Wallet = HubSchemas['WalletView'];
export type WalletLine = HubSchemas['HistoryLineView'];
export type WalletHistory = HubSchemas['HistoryPage'];
export type Budget = HubSchemas['BudgetView'];
export type Payment = HubSchemas['PaymentView'];
export type PaymentsPage = HubSchemas['PaymentsPage'];
export type TestPayment = HubSchemas['TestPaymentView'];

export type Offer = HubSchemas['OfferView'];
export type OfferState = HubSchemas['OfferStateView'];
export type SplitPreview = HubSchemas['SplitPreviewView'];
export type SaleLine = HubSchemas['SaleLineView'];
export type Sale = HubSchemas['SaleView'];
export type WholeSale = HubSchemas['WholeSaleView'];
export type SalesPage = HubSchemas['SalesPage'];
export type EarnedSale = HubSchemas['EarnedSaleView'];
export type EarnedSalesPage = HubSchemas['EarnedSalesPage'];
export type Earnings = HubSchemas['AllEarningsView'];
export type RevenueShare = HubSchemas['ShareView'];
export type SharesPage = HubSchemas['SharesPage'];
export type Payout = HubSchemas['PayoutView'];
export type PayoutsPage = HubSchemas['PayoutsPage'];
export type MoneyRules = HubSchemas['MoneyRulesView'];
export type TipPreview = HubSchemas['TipPreviewView'];
export type AuthorTip = HubSchemas['AuthorTipView'];
export type AuthorTipsPage = HubSchemas['AuthorTipsPage'];
export type ReceivedTip = HubSchemas['ReceivedTipView'];
export type ReceivedTipsPage = HubSchemas['ReceivedTipsPage'];
export type JobTips = HubSchemas['JobTipsView'];
export type JobLanes = HubSchemas['JobLanesView'];
export type BillingRules = HubSchemas['BillingRulesView'];
export type KeptPlan = HubSchemas['KeptPlanView'];
export type SubscriptionDetails = HubSchemas['SubscriptionDetailsView'];
export type SubscriptionsPage = HubSchemas['SubscriptionsPage'];
export type SpendCap = HubSchemas['SpendCapView'];
export type UsesPage = HubSchemas['UsesPage'];
export type AdminPayment = HubSchemas['AdminPaymentView'];
export type AdminPaymentsPage = HubSchemas['AdminPaymentsPage'];
export type Reconciliation = HubSchemas['ReconciliationView'];
export type ReconciliationDifference = HubSchemas['DifferenceView'];
export type BudgetsPage = HubSchemas['BudgetsPage'];
export type HubBook = HubSchemas['LedgerView'];
export type LedgerTransaction = HubSchemas['LedgerTransactionView'];
export type LedgerTransactionsPage = HubSchemas['LedgerTransactionsPage'];
export type LedgerDaysPage = HubSchemas['LedgerDaysPage'];
export type LedgerProof = HubSchemas['LedgerProofView'];

export type ListedUsage = HubSchemas['ListedUsageView'];
export type UsagePage = HubSchemas['UsagesPage'];
export type HubModeState = HubSchemas['ModeView'];
export type HubRules = HubModeState['rules'];

export type AdminUser = HubSchemas['AdminUserView'];
export type AdminUserPage = HubSchemas['AdminUserPage'];
export type AdminOrganization = HubSchemas['AdminOrganizationView'];
export type AdminOrganizationPage = HubSchemas['AdminOrganizationPage'];
export type AdminRepository = HubSchemas['AdminRepositoryView'];
export type AdminRepositoryPage = HubSchemas['AdminRepositoryPage'];
export type StorageUse = HubSchemas['StorageView'];
export type Reclaimable = HubSchemas['ReclaimableView'];
export type HubHealth = HubSchemas['HealthView'];
export type AuditEvent = HubSchemas['AuditEventView'];
export type AuditPage = HubSchemas['AuditPage'];

export type Upstream = HubSchemas['UpstreamView'];
export type Upstreams = HubSchemas['UpstreamsView'];
export type Import = HubSchemas['ImportView'];
export type ImportSource = HubSchemas['ImportSourceView'];
export type ImportsPage = HubSchemas['ImportsPageView'];

export type RepositoryFound = HubSchemas['RepositoryFound'];
export type RepositorySummary = Omit<RepositoryFound, 'title' | 'nameMarks' | 'titleMarks' | 'snippet'>;
export type CappedCount = HubSchemas['CountView'];
export type Facets = HubSchemas['FacetsView'];
export type SearchResults = HubSchemas['SearchResults'];
export type FoundAccount = HubSchemas['FoundAccount'];
export type RepositoryPage = HubSchemas['RepositoryPage'];
export type RepositoryDetail = HubSchemas['RepositoryDetail'];
export type RepositorySort = NonNullable<NonNullable<HubOperations['search.list']['parameters']['query']>['sort']>;
export type LikeState = HubSchemas['LikeView'];
export type Card = HubSchemas['CardView'];
export type CardProblem = HubSchemas['CardProblemView'];
export type AppAtWork = HubSchemas['AppView'];
export type FileFacts = HubSchemas['FileFactsView'];
export type Downloads = HubSchemas['DownloadsView'];
export type TreeItem = HubSchemas['TreeEntryView'];
export type TreePage = HubSchemas['TreeView'];

export type Commit = HubSchemas['CommitView'];
export type CommitsPage = HubSchemas['CommitsView'];
export type Comparison = HubSchemas['ComparisonView'];
export type FileChange = HubSchemas['FileChangeView'];
export type Hunk = HubSchemas['HunkView'];
export type DiffLine = HubSchemas['DiffLineView'];
export type FileLines = HubSchemas['LinesView'];
export type FilePaths = HubSchemas['PathsView'];
export type Refs = HubSchemas['RefsView'];
export type NamedRef = HubSchemas['RefView'];
export type UploadPlan = HubSchemas['UploadPlanView'];
export type LargeFileUpload = HubSchemas['LargeFileUploadView'];
export type Committed = HubSchemas['CommittedView'];

export type BaseModel = HubSchemas['BaseModelView'];
export type DataBeginning = HubSchemas['DataBeginningView'];
export type TrainingFile = HubSchemas['TrainingFileView'];
export type TrainingFiles = HubSchemas['TrainingFilesView'];
export type Serving = HubSchemas['ServingView'];
export type Job = HubSchemas['JobView'];
export type JobState = Job['state'];
export type JobFailure = HubSchemas['JobFailureView'];
export type JobsPage = HubSchemas['JobsPageView'];
export type JobWaiting = HubSchemas['JobWaitingView'];
export type JobEvent = HubSchemas['JobEventView'];
export type JobEvents = HubSchemas['JobEventsView'];
export type JobMetric = HubSchemas['JobMetricView'];
export type JobMetrics = HubSchemas['JobMetricsView'];
export type JobLog = HubSchemas['JobLogView'];
export type LogPiece = HubSchemas['LogPieceView'];
export type JobNews = HubSchemas['JobNewsView'];
export type Lineage = HubSchemas['LineageView'];
export type Ancestor = HubSchemas['AncestorView'];
export type Making = HubSchemas['MakingView'];
export type Descendant = HubSchemas['DescendantView'];
export type Descendants = HubSchemas['DescendantsView'];

export type Runner = HubSchemas['RunnerView'];
export type Runners = HubSchemas['RunnersView'];
export type RegisteredRunner = HubSchemas['RegisteredRunnerView'];

/** application/problem+json; a proxy in between may have answered with less. */
export type Problem = Pick<HubSchemas['ProblemView'], 'status' | 'code'> & Partial<HubSchemas['ProblemView']>;
