// Made from ../../openapi/hub.json by scripts/contract.mjs. Change the routes, then run: npm run contract

export interface paths {
  '/hub/v1/account': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The account of the one who asks, with what only they see */
    get: operations['ownaccount.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/account/email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Give another e-mail address; where this hub sends mail it counts once the link was opened */
    put: operations['ownaccount.setEmail'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/account/email/link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Mail the link that confirms the address again */
    post: operations['ownaccount.resend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/account/locale': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Choose the language of mails */
    put: operations['ownaccount.setLocale'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/account/removal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Delete the account of the one who asks, for ever */
    post: operations['ownaccount.remove'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make an account and sign in */
    post: operations['accounts.signUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who did what, newest first */
    get: operations['adminhealth.events'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/billing-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tax, grace, the time zone of billing, and who sells */
    get: operations['adminplans.billingRules'];
    /** Change them, for what is billed later */
    put: operations['adminplans.changeRules'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/budgets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What organizations may spend in a month, and did */
    get: operations['adminmoney.budgets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/cases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was reported, newest first */
    get: operations['admincases.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/cases/{id}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Decide it, for a reason. What is decided is done at once, and told to who keeps the thing and to who reported it */
    post: operations['admincases.decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/cases/{id}/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who reported it and why, newest first */
    get: operations['admincases.reports'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/compute-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The hub’s part of what runners earn, and whether they may take jobs of others */
    get: operations['compute.rulesNow'];
    /** Change that */
    put: operations['compute.changeRules'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/gateway': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The servers behind the models that can be called */
    get: operations['admingateway.list'];
    put?: never;
    /** Register a server that speaks the OpenAI API, with its models and their prices */
    post: operations['admingateway.register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/gateway/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Change a server: its address, key and models */
    put: operations['admingateway.change'];
    post?: never;
    /** Remove a server and its models */
    delete: operations['admingateway.remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the hub is well: stores, disk, jobs, processes, configuration */
    get: operations['adminhealth.look'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/held': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was written and waits for a look, newest first */
    get: operations['adminheld.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/held/{id}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let it through, as if it was written now, or refuse it, for a reason that its author reads */
    post: operations['adminheld.decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/invoices/{id}/credit-notes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give back what an invoice took, in part or whole */
    post: operations['adminplans.credit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/job-lanes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How much of the queue goes by an order in which tips are nothing */
    get: operations['jobtips.lanes'];
    /** Change that */
    put: operations['jobtips.changeLanes'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Jobs of everybody */
    get: operations['adminjobs.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/jobs/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try a failed job again now */
    post: operations['adminhealth.retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The accounts of the hub itself, and the hash of the last closed day */
    get: operations['adminmoney.ledger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/ledger/days': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The closed days, each with the hash that proves all before it */
    get: operations['adminledger.days'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/ledger/proof': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Add every entry up and compare all that is kept beside them */
    post: operations['adminledger.prove'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/ledger/transactions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was booked, each with all of its lines */
    get: operations['adminledger.transactions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/ledger/transactions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of them */
    get: operations['adminledger.transaction'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/money-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The hub’s part of sales, how long earnings wait, and the least that is paid out */
    get: operations['adminpayouts.moneyRules'];
    /** Change them, for sales to come */
    put: operations['adminpayouts.changeRules'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/namespaces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What every user and organization stores and may store, those that store most first */
    get: operations['quotas.usages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/namespaces/{name}/budget': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Give an organization a budget for each month */
    put: operations['adminmoney.setBudget'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/namespaces/{name}/quota': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a namespace stores, and its limits */
    get: operations['quotas.quota'];
    /** Limit what a namespace may store */
    put: operations['quotas.setQuota'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/namespaces/{name}/subscription': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Give a plan for nothing until a day */
    put: operations['adminplans.give'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/organizations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every organization, newest first */
    get: operations['adminpeople.organizations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/payments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every payment, in and out */
    get: operations['adminmoney.payments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/payments/{id}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say how a payment ended whose provider has no voice, such as a bank transfer */
    post: operations['adminmoney.decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/payouts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What authors ask to be paid out */
    get: operations['adminpayouts.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/payouts/{id}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Approve a payout, which is sent then, once; or decline it */
    post: operations['adminpayouts.decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/plans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All plans, also those that are not shown */
    get: operations['adminplans.all'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/plans/{code}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Change a plan, for those who subscribe later */
    put: operations['adminplans.change'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/reconciliation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Our book of payments against the provider’s */
    get: operations['adminmoney.reconciliation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/repositories': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every repository, private and disabled ones too, newest first */
    get: operations['admincontents.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/repositories/{type}/{namespace}/{name}/disabled': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Close a repository for everybody but administrators, with a reason */
    put: operations['admincontents.disable'];
    post?: never;
    /** Open it again */
    delete: operations['admincontents.enable'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/runners': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The machines that run jobs */
    get: operations['adminrunners.list'];
    put?: never;
    /** Register a runner; its token is shown this once */
    post: operations['adminrunners.register'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/runners/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Remove a runner; what it runs is taken up by others */
    delete: operations['adminrunners.remove'];
    options?: never;
    head?: never;
    /** Pause a runner, or let it go on */
    patch: operations['adminrunners.change'];
    trace?: never;
  };
  '/hub/v1/admin/runners/{id}/token': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give a runner a new token; the old one is good no more */
    post: operations['adminrunners.renewToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/sales': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was sold, by everybody */
    get: operations['adminpayouts.listSales'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/showback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What everybody used in a month, and what it comes to */
    get: operations['showback.report'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/showback.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as a table, with a line for each namespace and repository */
    get: operations['showback.table'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/showback/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What one used, by repository; also of one that was deleted, by its last name */
    get: operations['showback.ofNamespace'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/showback/rates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set the internal rates, for this month and those to come */
    put: operations['showback.setRates'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/storage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the bytes are */
    get: operations['admincontents.use'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/storage/reclaimable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a garbage collection would remove from the object store now; looks at every object and removes nothing */
    get: operations['admincontents.reclaimable'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/subscriptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every subscription */
    get: operations['adminplans.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/tips': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What everybody gave to authors */
    get: operations['authortips.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/tips/{id}/refunds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give a tip back, in part or whole; its amount is typed once more */
    post: operations['authortips.refund'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everybody with an account, newest first */
    get: operations['adminpeople.users'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/users/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Delete an account for ever; its name is never given away again */
    delete: operations['adminpeople.remove'];
    options?: never;
    head?: never;
    /** Make somebody an administrator or not, disable or enable their account */
    patch: operations['adminpeople.change'];
    trace?: never;
  };
  '/hub/v1/admin/users/{name}/reset-link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a one-time link by which somebody sets a new password; earlier ones end */
    post: operations['adminpeople.resetLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/words': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Words with which a text is refused or held, newest first */
    get: operations['adminwords.list'];
    put?: never;
    /** Adds to them; what is on the list already stays as it is. What has been written before is not judged */
    post: operations['adminwords.add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/admin/words/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Takes one off the list */
    delete: operations['adminwords.remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/collections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Collections, as far as the one who asks may see them */
    get: operations['collections.list'];
    put?: never;
    /** Begin a collection */
    post: operations['collections.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/collections/{namespace}/{slug}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A collection with all that stands in it */
    get: operations['collections.get'];
    put?: never;
    post?: never;
    /** Delete a collection; what stands in it stays where it is */
    delete: operations['collections.remove'];
    options?: never;
    head?: never;
    /** Change title, description, colour, visibility or place */
    patch: operations['collections.change'];
    trace?: never;
  };
  '/hub/v1/collections/{namespace}/{slug}/items': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Add a repository or a collection at its end */
    post: operations['collections.add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/collections/{namespace}/{slug}/items/{item}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take an item out */
    delete: operations['collections.removeItem'];
    options?: never;
    head?: never;
    /** Change the note of an item, or its place */
    patch: operations['collections.changeItem'];
    trace?: never;
  };
  '/hub/v1/collections/{namespace}/{slug}/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Report a collection to the administrators */
    post: operations['reports.collection'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/collections/{namespace}/{slug}/upvote': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Vote for a collection */
    put: operations['collections.upvote'];
    post?: never;
    /** Take the vote back */
    delete: operations['collections.withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/demo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the example content is loaded */
    get: operations['demo.state'];
    put?: never;
    /** Load the example content; what is there already stays */
    post: operations['demo.load'];
    /** Remove the example content, and only it */
    delete: operations['demo.remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/email-confirmations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Confirm an e-mail address by a one-time link */
    post: operations['ownaccount.confirmEmail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/feed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What those did whom one follows, and what was done in repositories that one watches; the newest first */
    get: operations['activity.feed'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/fine-tunes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask for a fine-tune: its data are checked first, and what it costs is said before it starts */
    post: operations['finetunes.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/fine-tunes/base': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether a model can be fine-tuned, and why not */
    get: operations['finetunes.base'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/fine-tunes/data': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a file of a dataset begins with, and what its columns seem to mean */
    get: operations['finetunes.data'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/first-push': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The repository in the own namespace that was pushed to last, or none */
    get: operations['start.firstPush'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/gateway/prices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What models that can be called cost and have cost */
    get: operations['uses.prices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/images/{signature}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A picture of another host that a text shows */
    get: operations['markdown.image'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The imports of the one who asks */
    get: operations['imports.list'];
    put?: never;
    /** Bring a repository in from another hub; it is made at once, private, and filled by a job */
    post: operations['imports.start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/imports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An import and how far it is */
    get: operations['imports.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/imports/{id}/cancellation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Cancel an import; the repository goes with it, unless somebody has put something into it */
    post: operations['imports.cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/imports/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Go on with an import that failed; what has arrived is not fetched again */
    post: operations['imports.retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/imports/inspection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What there would be to import: asks the other hub */
    post: operations['imports.inspect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a one-time link with which somebody can sign up, into an organization if one is named; mailed to the guest where an address is given and this hub sends mail */
    post: operations['invitations.invite'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/invitations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where an invitation leads that was mailed to an address of the one who asks, and that nobody has used */
    get: operations['invitations.addressed'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/invitations/{id}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Accept such an invitation */
    post: operations['invitations.acceptAddressed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/invitations/{id}/decline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Decline such an invitation: it ends */
    post: operations['invitations.decline'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/invitations/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take the place in an organization that an invitation offers; uses the link up */
    post: operations['invitations.accept'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/invoices/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An invoice as it was issued */
    get: operations['invoices.invoice'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/invoices/{id}/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as a table */
    get: operations['invoices.csv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/invoices/{id}/pdf': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same on paper */
    get: operations['invoices.pdf'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Jobs of the namespaces that you belong to */
    get: operations['jobs.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/jobs/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A job and how it stands */
    get: operations['jobs.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/jobs/{key}/cancellation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Cancel a job; one that runs is asked to stop */
    post: operations['jobs.cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/jobs/{key}/cost': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is set aside for a job, and each attempt as both sides count it */
    get: operations['compute.cost'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/jobs/{key}/cost/quote': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What it would cost at a price of an hour, and which runners there are */
    get: operations['compute.quote'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/jobs/{key}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What happened to a job */
    get: operations['jobs.events'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/jobs/{key}/log': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a job printed, behind a piece */
    get: operations['jobs.log'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/jobs/{key}/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a job measured, behind a step */
    get: operations['jobs.metrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/jobs/{key}/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Accept the quote, and what it may cost, which is set aside: the job waits for a runner */
    post: operations['compute.start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/jobs/{key}/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A job as it happens, as server-sent events whose data are what this describes; ends with the job */
    get: operations['jobstream.stream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/jobs/{key}/tips': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What tips do for a job that waits, and what nobody can do against it */
    get: operations['jobtips.state'];
    put?: never;
    /** Put a tip on it: held at once, spent only if the job is taken before others */
    post: operations['jobtips.give'];
    /** Take back what was put on it, while it waits */
    delete: operations['jobtips.withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/jobs/{key}/waiting': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Why a queued job waits: its place, who is ahead, and what it waits for */
    get: operations['jobs.waiting'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/markdown': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** How a text that is being written will be shown */
    post: operations['markdown.preview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/meta': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What this hub is and whom it lets in */
    get: operations['meta.meta'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/mode': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What kind of hub this is, what that decides, and what each other kind would */
    get: operations['start.mode'];
    /** Change what kind of hub this is; refused where GROVE_MODE says it */
    put: operations['start.chooseMode'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/money': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether anything costs something here, in which currency, and how people pay */
    get: operations['money.money'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the one who asks may create repositories */
    get: operations['namespaces.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether a name is a person or an organization, and what its page shows */
    get: operations['profiles.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/activity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a person or an organization did, as far as the one who asks may see it; the newest first */
    get: operations['activity.ofOwner'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/billing-details': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is billed */
    get: operations['invoices.billingDetails'];
    /** Say who is billed, for invoices to come */
    put: operations['invoices.setBillingDetails'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/budget': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What an organization of a company may spend in a month */
    get: operations['money.budget'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/earnings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What it earned by sales: when it can be paid out, by month and by repository */
    get: operations['sales.earned'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/follow': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Follow a person or an organization */
    put: operations['follows.follow'];
    post?: never;
    /** Follow it no longer */
    delete: operations['follows.unfollow'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/followers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who follows it */
    get: operations['follows.followers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/following': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whom and what a person follows; an organization follows nobody */
    get: operations['follows.following'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/invoices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its invoices and credit notes */
    get: operations['invoices.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/offer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What subscribing to an author costs and gives */
    get: operations['subscriptions.creator'];
    /** Let others subscribe, or change the price or the terms for those who subscribe later */
    put: operations['subscriptions.put'];
    post?: never;
    /** Nobody subscribes any more; those who do read to the end of what they paid */
    delete: operations['subscriptions.end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/offer/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who would get what of a month at this price, made by what cuts sales */
    get: operations['subscriptions.preview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/offer/purchases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Subscribe to an author from a wallet: pays the first month */
    post: operations['subscriptions.subscribe'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/payouts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was paid out, or is on its way */
    get: operations['sales.payoutsOf'];
    put?: never;
    /** Ask for earnings to be paid out; an administrator approves */
    post: operations['sales.requestPayout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/purchases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What it bought */
    get: operations['sales.bought'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Report a person or an organization to the administrators */
    post: operations['reports.namespace'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/runners': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its machines that run jobs, and what they cost */
    get: operations['compute.runners'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/sales': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What it sold, or has a share of */
    get: operations['sales.sold'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/shares': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What others give to its repositories, or would if it agrees */
    get: operations['sales.offeredShares'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/showback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What it used in a month, by repository, for themselves or its admins */
    get: operations['showback.own'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/showback.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as a table */
    get: operations['showback.ownTable'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/sold-uses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What others used of what it sells by use, by month */
    get: operations['usage.sold'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/spend-cap': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What it may spend by use in a month */
    get: operations['uses.cap'];
    /** Decide what it may spend by use in a month */
    put: operations['uses.setCap'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/subscribers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who subscribed to it or its repositories, and what they bring */
    get: operations['subscriptions.subscribers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/subscription': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Its plan, what it gives, and the next invoice */
    get: operations['plans.subscription'];
    /** Do what a preview showed, on exactly its terms */
    put: operations['plans.confirm'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/subscription/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End it with what is paid */
    post: operations['plans.cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/subscription/pay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pay what is due now */
    post: operations['plans.pay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/subscription/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a plan, or a change of it, costs at this moment */
    post: operations['plans.preview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/subscription/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take a cancellation back */
    post: operations['plans.resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/subscriptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What it subscribed to */
    get: operations['subscriptions.held'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/tips': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tip a user or an organization, from a wallet */
    post: operations['authortips.giveAuthor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/tips/given': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What it gave */
    get: operations['authortips.given'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/tips/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who would get what of a tip to it, made by what cuts tips */
    get: operations['authortips.previewAuthor'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/tips/received': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What it was given, or has a share of; who gave it stays out of what is anonymous */
    get: operations['authortips.received'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/usage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a namespace stores, for its members */
    get: operations['quotas.usage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/use-events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Each use that it pays */
    get: operations['usage.events'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/used-offers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What it used of what others sell by use, by month */
    get: operations['usage.used'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/uses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What it used that is paid by use, by month */
    get: operations['uses.uses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/wallet': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a user or an organization has here, for themselves or its admins */
    get: operations['money.wallet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/wallet/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every movement of its money */
    get: operations['money.history'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/wallet/top-ups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was paid in, or is on its way */
    get: operations['money.topUps'];
    put?: never;
    /** Pay in. Answers what the payer has to do, unless it is done */
    post: operations['money.topUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All of them; there are at most 50 */
    get: operations['webhooks.list'];
    put?: never;
    /** Have the hub write to an address when something happens */
    post: operations['webhooks.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/webhooks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of them */
    get: operations['webhooks.get'];
    put?: never;
    post?: never;
    /** Delete it with its log */
    delete: operations['webhooks.remove'];
    options?: never;
    head?: never;
    /** Change it */
    patch: operations['webhooks.change'];
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/webhooks/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was sent lately, the newest first */
    get: operations['webhooks.log'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/webhooks/{id}/deliveries/{delivery}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of them, with what was sent and answered */
    get: operations['webhooks.delivery'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/webhooks/{id}/deliveries/{delivery}/again': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send it again, under the same id */
    post: operations['webhooks.again'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/webhooks/{id}/disable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Write to it no more; what waits is given up */
    post: operations['webhooks.disable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/webhooks/{id}/enable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Write to it from now on */
    post: operations['webhooks.enable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces/{name}/webhooks/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send something that did not happen */
    post: operations['webhooks.test'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/notifications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What has news, the latest first */
    get: operations['notifications.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/notifications/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Those are read, or unread again */
    post: operations['notifications.read'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/notifications/remove': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Those are done with; they come back with news */
    post: operations['notifications.remove'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/notifications/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** For what one is written to by mail as well */
    get: operations['notifications.settings'];
    /** Choose that */
    put: operations['notifications.setSettings'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/notifications/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as it changes: server-sent events whose data are what this describes */
    get: operations['notifications.stream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/notifications/unread': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many of them are unread */
    get: operations['notifications.unread'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/oauth/clients': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The OAuth apps of the one who asks */
    get: operations['oauthclients.list'];
    put?: never;
    /** Register an OAuth app; its secret is shown this once */
    post: operations['oauthclients.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/oauth/clients/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Delete an OAuth app, with everything that people allowed it */
    delete: operations['oauthclients.remove'];
    options?: never;
    head?: never;
    /** Change an OAuth app */
    patch: operations['oauthclients.change'];
    trace?: never;
  };
  '/hub/v1/oauth/clients/{id}/secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A new secret, shown this once; the one before ends */
    post: operations['oauthclients.renewSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/oauth/connected': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Programs that may act for the one who asks */
    get: operations['connectedapps.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/oauth/connected/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take back what a program was allowed; its tokens end at once */
    delete: operations['connectedapps.remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/oauth/device/answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Allow it or not; once */
    post: operations['oauthdevices.answer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/oauth/device/question': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What the device with this code wants of the one who asks */
    post: operations['oauthdevices.question'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/oauth/requests/{uid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Go to the page of consent (for browsers) */
    get: operations['oauthrequests.open'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/oauth/requests/{uid}/answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Allow it or not */
    post: operations['oauthrequests.answer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/oauth/requests/{uid}/question': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a program wants of the one who asks */
    get: operations['oauthrequests.question'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/one-time-links/inspect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a one-time link is for, without using it up */
    post: operations['accounts.inspect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This document */
    get: operations['openapi.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/organizations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make an organization */
    post: operations['organizations.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/organizations/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An organization and a page of its members */
    get: operations['organizations.get'];
    put?: never;
    post?: never;
    /** Delete an organization that owns no repositories; its name is never given away again */
    delete: operations['organizationsettings.remove'];
    options?: never;
    head?: never;
    /** Change what the page of an organization says, or its name */
    patch: operations['organizationsettings.change'];
    trace?: never;
  };
  '/hub/v1/organizations/{name}/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Invitations that nobody has used yet, newest first, at most a hundred */
    get: operations['organizationsettings.list'];
    put?: never;
    /** Make a one-time link by which somebody becomes a member, with or without an account so far; mailed to them where an address is given and this hub sends mail */
    post: operations['organizationsettings.invite'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/organizations/{name}/invitations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Withdraw an invitation */
    delete: operations['organizationsettings.withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/organizations/{name}/members/{user}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Add a member or change their role */
    put: operations['organizations.setMember'];
    post?: never;
    /** Remove a member, or leave */
    delete: operations['organizations.removeMember'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change the password; other sessions end */
    post: operations['accounts.changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/password-resets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask for a link that sets a new password; the answer says nothing about the account */
    post: operations['ownaccount.forgot'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/payment-events/{provider}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Events of a payment provider, signed by it */
    post: operations['paymentevents.receive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/plans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What can be subscribed to here */
    get: operations['plans.offered'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/preview/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The picture of the hub itself */
    get: operations['previews.site'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/profile': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change what the page of the one who asks says */
    patch: operations['profiles.change'];
    trace?: never;
  };
  '/hub/v1/repositories': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Repositories that the one who asks may see */
    get: operations['search.list'];
    put?: never;
    /** Create a repository */
    post: operations['repositories.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A repository at a revision */
    get: operations['repositories.get'];
    put?: never;
    post?: never;
    /** Delete a repository */
    delete: operations['repositories.delete'];
    options?: never;
    head?: never;
    /** Change settings, rename or move */
    patch: operations['repositories.change'];
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/access-grants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Let somebody in who has not asked */
    post: operations['accessrequests.grant'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/access-requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who asked, the latest first */
    get: operations['accessrequests.list'];
    /** Accept a request, reject it, or take back what was decided */
    put: operations['accessrequests.decide'];
    /** Ask for access */
    post: operations['accessrequests.ask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/app': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether an app runs, and where: at its newest commit, or pinned to a revision */
    get: operations['apps.app'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/branch-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Rules that protect branches and tags. The one for the default branch is built in, and not among them */
    get: operations['branchrules.list'];
    put?: never;
    /** Protect the branches or tags that a pattern means: from being forced, from deletion, and from whoever may not push */
    post: operations['branchrules.add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/branch-rules/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take a rule away */
    delete: operations['branchrules.remove'];
    options?: never;
    head?: never;
    /** Change a rule */
    patch: operations['branchrules.change'];
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/branches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a branch */
    post: operations['refs.createBranch'];
    /** Delete a branch */
    delete: operations['refs.deleteBranch'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/card': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The card of a revision */
    get: operations['contents.card'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/change': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of these files, with all that can be shown of it */
    get: operations['history.change'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/change/table': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Columns and rows before and after, of one of these files that is Parquet, CSV or JSON lines */
    get: operations['history.tableChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/change/tensors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which tensors differ in one of these files, of safetensors or GGUF */
    get: operations['history.tensorChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A commit and a page of the files that it changed, or that differ between two revisions */
    get: operations['history.changes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/chat': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask the model, or what it was made of: chunks of a chat completion as server-sent events, with the usage at the end */
    post: operations['serving.chat'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/collection-choices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Collections that the one who asks may add it to, and whether it stands there */
    get: operations['collections.choices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/commits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Commits of a revision, newest first; with a path those that changed it */
    get: operations['history.commits'];
    put?: never;
    /** Commit to a branch or a pull request, or propose it as a new one: newline-delimited JSON, as Hugging Face clients send it */
    post: operations['uploads.commit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/content/{path}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The bytes of a file: …/content/{revision}/{path}; ranges are understood */
    get: operations['files.content'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    /** Its headers */
    head: operations['files.head'];
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/data-check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the check found in a dataset: rows, duplicates, problems */
    get: operations['datasetfacts.check'];
    put?: never;
    /** Check the data, and show what was found on the page */
    post: operations['datasetfacts.askCheck'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/default-branch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Choose the branch that is shown and cloned when nobody says otherwise */
    put: operations['refs.setDefault'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/discussions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Discussions and pull requests, pinned ones first, then the newest */
    get: operations['discussions.list'];
    put?: never;
    /** Begin a discussion */
    post: operations['discussions.open'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/discussions/{num}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of them, with what was said and done */
    get: operations['discussions.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Rename, close, open or publish it; pin it or lock it */
    patch: operations['discussions.change'];
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/discussions/{num}/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Comment, on the whole or on a line of the change */
    post: operations['discussions.comment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/discussions/{num}/comments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Edit a comment of one’s own; what it said before is kept */
    patch: operations['discussions.edit'];
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/discussions/{num}/comments/{id}/hide': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hide a comment, for good */
    post: operations['discussions.hide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/discussions/{num}/comments/{id}/reactions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** React to a comment */
    put: operations['discussions.react'];
    post?: never;
    /** Take a reaction back */
    delete: operations['discussions.unreact'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/discussions/{num}/comments/{id}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a comment said before, the latest first */
    get: operations['discussions.versions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/discussions/{num}/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Merge a pull request, as one commit upon its branch */
    post: operations['discussions.merge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/discussions/{num}/reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say what one thinks of a change, as a whole and of single lines */
    post: operations['discussions.review'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/discussions/{num}/seen': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What one was told of it is read */
    post: operations['discussions.seen'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/discussions/{num}/threads/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Say that a thread on a line needs no more talk, or that it does again */
    patch: operations['discussions.changeThread'];
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/discussions/{num}/watch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Hear of it, or not */
    put: operations['discussions.watchOne'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/downloads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How often a repository is downloaded */
    get: operations['repositories.downloads'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/for-subscribers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Let those who subscribe to its author read it, and nobody else who does not buy it */
    put: operations['offers.mark'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/gate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is asked of those who want to read it, and what became of one’s own request */
    get: operations['accessrequests.gate'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/held/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Take back what one wrote and what waits for a look */
    delete: operations['discussions.withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/large-files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Where to send large files, whole or in parts; what has arrived already */
    post: operations['uploads.largeFiles'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/licence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The licence under which it is sold, for programs: an offer of ODRL */
    get: operations['datasetfacts.licence'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/like': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Like a repository */
    put: operations['repositories.like'];
    post?: never;
    /** Take the like back */
    delete: operations['repositories.unlike'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/lineage': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a model was made from, and how much was made from it */
    get: operations['lineage.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/lineage/descendants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Models that were made from it, the most popular first */
    get: operations['lineage.descendants'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/lineage/kin': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Models with which it has tensors in common, whatever these are called there: the closest first */
    get: operations['lineage.kin'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/lines': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Some lines of a text file: what a comparison left out between its parts */
    get: operations['history.lines'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/markdown': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A file in Markdown as a page shows it */
    get: operations['markdown.file'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/notebook': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A notebook of Jupyter as a page shows it; nothing of it is run */
    get: operations['markdown.notebook'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/offer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What it costs, if it does, and whether who asks may read it */
    get: operations['offers.offer'];
    /** Sell it, or change the price or the terms for those who buy later */
    put: operations['offers.put'];
    post?: never;
    /** Free for everybody from now on */
    delete: operations['offers.end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/offer/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who would get what of a sale at this price, made by what cuts sales */
    get: operations['offers.preview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/paths': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The paths of all files of a revision, as far as a finder can use them */
    get: operations['files.paths'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/preview/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The picture of a repository */
    get: operations['previews.repository'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/pull-requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin a pull request as a draft, to add commits to */
    post: operations['discussions.openPullRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/purchases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Buy it from a wallet */
    post: operations['offers.buy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/refs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Branches and tags, with the commits they name and the rules that hold for them */
    get: operations['refs.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Report a repository, or a comment on it, to the administrators */
    post: operations['reports.repository'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/sample': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The first rows of a dataset: of one that is sold as many as its author shows to everybody */
    get: operations['datasetfacts.sample'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/serving': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the model can be asked on this hub, and how it stands */
    get: operations['serving.status'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/shares': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What it gives of its income to what it is built on */
    get: operations['offers.given'];
    put?: never;
    /** Give a part of its income to a repository that it is built on, once the owner of that agrees */
    post: operations['offers.propose'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/tags': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a tag; with a message an annotated one */
    post: operations['refs.createTag'];
    /** Delete a tag */
    delete: operations['refs.deleteTag'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/tensors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The tensors and the metadata of a file of safetensors or GGUF, from its header */
    get: operations['tensors.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/tips': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Tip a repository, from a wallet */
    post: operations['authortips.giveRepository'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/tips/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same of a tip on a repository, which flows on to what it is built on */
    get: operations['authortips.previewRepository'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/tree': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A page of one folder of a revision */
    get: operations['contents.tree'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/upload-plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** How files are to come: in the commit or as large files; and which paths cannot be */
    post: operations['uploads.planUpload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/usage-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** With what its server signs; never the secrets */
    get: operations['appusage.list'];
    put?: never;
    /** A key for its server; two at most, so that one can take the place of the other */
    post: operations['appusage.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/usage-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Nothing that it signed is believed any more */
    delete: operations['appusage.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/use-acceptance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether somebody accepted its terms, and what they used this month */
    get: operations['usage.acceptance'];
    put?: never;
    /** Accept its terms: it can be used then, and what is used is paid once a month */
    post: operations['usage.accept'];
    /** Use it no more; what was used until now is paid */
    delete: operations['usage.withdraw'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/uses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Each use of it, for those who keep it */
    get: operations['usage.usesOf'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/viewer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Which configurations and splits a dataset has to look at */
    get: operations['viewer.layout'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/viewer/cell': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The bytes of a picture or of sound that stands in a row */
    get: operations['viewer.cell'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/viewer/first-rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The first rows of a split, quickly: how many there are may not be known */
    get: operations['viewer.firstRows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/viewer/rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A page of the rows of a split, or of those that match */
    get: operations['viewer.rows'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/viewer/statistics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the columns of a split have: spread of numbers, lengths of texts, how often each label */
    get: operations['viewer.statistics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/viewer/table': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Rows of a split for programs that compute with them: whole cells, many at once */
    get: operations['viewer.table'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/watch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether one hears of what goes on in a repository */
    get: operations['discussions.watched'];
    /** Hear of what goes on in a repository, or not */
    put: operations['discussions.watch'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/facets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Values of each facet, and how many repositories of the list have them */
    get: operations['search.facets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repository-names': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether a new repository could have this name */
    get: operations['repositorynames.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repository-templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The files that a new repository would begin with */
    get: operations['repositorytemplates.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Set a password by a one-time link */
    post: operations['accounts.reset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/runners/{id}/rate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Say what a runner of one’s own costs; what runs keeps the price that it began with */
    put: operations['compute.setRate'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/runners/{id}/rates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a runner of one’s own cost, and since when */
    get: operations['compute.rates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sale-subscriptions/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Do not go on after this month; at once where it is not paid */
    post: operations['subscriptions.cancel'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sale-subscriptions/{id}/pay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pay a month that could not be paid, without waiting for the next attempt */
    post: operations['subscriptions.pay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sale-subscriptions/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take a cancellation back before the month is over */
    post: operations['subscriptions.resume'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sale-subscriptions/{id}/terms': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Agree to the terms of today from the next month on; until then, and without it, those that were agreed to hold */
    post: operations['subscriptions.accept'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sales/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A sale with the line of everybody who has a part, for those who take part in it */
    get: operations['sales.sale'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sales/{id}/csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same as a table */
    get: operations['sales.csv'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sales/{id}/pdf': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The same on paper: the receipt, or the statement of who got what */
    get: operations['sales.pdf'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sales/{id}/refunds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give back, in part or whole; with the last of it the buyer’s access ends */
    post: operations['sales.refund'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The best of everything: models, datasets, apps, organizations and people */
    get: operations['search.everything'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/search/collections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Collections by their titles and descriptions, the newest first */
    get: operations['talksearch.gathered'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/search/discussions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Discussions and pull requests by what was said in them: a word in the title is worth as much as being a year newer */
    get: operations['talksearch.discussions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/search/suggestions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A few of each kind for what was typed so far: models, datasets, apps, organizations, people, collections, discussions */
    get: operations['search.suggest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in, or nobody */
    get: operations['session.current'];
    put?: never;
    /** Sign in with a password */
    post: operations['session.signIn'];
    /** Sign out; a browser that came by the sign-in provider is told where to end its session there too */
    delete: operations['session.signOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/session/enrolment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin a second factor that this hub demands before it signs in */
    post: operations['session.enrol'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/session/second-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign in: the code that comes after the password */
    post: operations['session.secondFactor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The browser sessions of the one who asks */
    get: operations['session.list'];
    put?: never;
    post?: never;
    /** End all of them but the one this request came with */
    delete: operations['session.endOthers'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End one of them */
    delete: operations['session.end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/setup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make the first administrator by a one-time link, say what kind of hub it is, and sign in */
    post: operations['accounts.setUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/shares/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End a share, for sales to come */
    delete: operations['sales.endShare'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/shares/{id}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Agree to a share that is offered, or decline it */
    post: operations['sales.decideShare'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sso/account': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make the account of who came by the provider for the first time, and sign in */
    post: operations['sso.signUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sso/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the sign-in provider sends browsers back to */
    get: operations['sso.callback'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sso/links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The linked sign-ins of the one who asks */
    get: operations['sso.list'];
    put?: never;
    /** Begin to link the provider to one’s account: the address to go to */
    post: operations['sso.beginLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sso/links/{id}/removal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Unlink one of them */
    post: operations['sso.unlink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sso/pending': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who came by the provider for the first time, in this browser */
    get: operations['sso.pending'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sso/pending/link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Link who came by the provider to the account that is signed in */
    post: operations['sso.linkPending'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sso/signed-out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the sign-in provider sends browsers that ended their session there */
    get: operations['sso.signedOut'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sso/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Go to the sign-in provider (for browsers) */
    get: operations['sso.start'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/test-payments/{ref}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A payment at the provider of demonstrations, as its payer sees it */
    get: operations['paymentevents.testPayment'];
    put?: never;
    /** Pay it, or decline: what the page of a real provider does */
    post: operations['paymentevents.decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The access tokens of the one who asks */
    get: operations['tokens.list'];
    put?: never;
    /** Make an access token; its secret is shown this once */
    post: operations['tokens.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/tokens/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke an access token */
    delete: operations['tokens.revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/tokens/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a token of this role and these scopes may do today, by the same decisions as its requests; nothing is made */
    post: operations['tokens.preview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/training-files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The files that were sent last */
    get: operations['trainingfiles.list'];
    put?: never;
    /** Send a file to train on; it becomes a file of a private dataset of yours */
    post: operations['trainingfiles.send'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/two-factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin a second factor: the secret for an authenticator app */
    post: operations['twofactor.begin'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/two-factor/confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Turn it on with the first code; other sessions end */
    post: operations['twofactor.confirm'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/two-factor/recovery-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ten new recovery codes; the old ones end */
    post: operations['twofactor.renew'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/two-factor/removal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Turn it off */
    post: operations['twofactor.turnOff'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/upstreams': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The hubs that can be imported from */
    get: operations['imports.upstreams'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/usage-events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What an app was used for: signed with its key, or with the token that a visitor gave it. Late, again or in another order: the same total */
    post: operations['appusage.tell'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/use-events/{id}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take a use back, or keep it: by who sells it, or by an administrator, who types the units once more */
    post: operations['usage.decide'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/use-events/{id}/objection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** This was not used, or not so much: who sells it decides */
    post: operations['usage.object'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/work': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What waits for the one who asks: discussions, requests for access, jobs, tokens that end; and what they spend */
    get: operations['activity.work'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AcceptanceDto: {
      /** @description Who uses it and pays: oneself, or an organization one is an admin of */
      holder: string;
      /** @description The offer that they saw and agree to */
      offerId: string;
    };
    AcceptanceStateView: {
      acceptance: components['schemas']['AcceptanceView'] | null;
      /** @description What was used under it this month */
      month: components['schemas']['UseMonthView'] | null;
    };
    AcceptanceView: {
      /** @description It was bought: nothing is counted */
      isBought: boolean;
      offerId: string;
      /** Format: date-time */
      since: string;
      /**
       * Format: date-time
       * @description The terms have changed: these hold until then
       */
      until: string | null;
    };
    AcceptedInvitationView: {
      /**
       * @description Where one is a member now
       * @example acme
       */
      organization: string;
    };
    AcceptTermsDto: {
      /** @description The offer that was seen */
      offerId: string;
    };
    AccessAskedView: {
      /** @enum {string} */
      status: 'pending' | 'accepted' | 'rejected';
    };
    AccessDecisionDto: {
      /** @description Of a rejection */
      reason?: string;
      /**
       * @description pending: what was decided is taken back
       * @enum {string}
       */
      status: 'pending' | 'accepted' | 'rejected';
      user: string;
    };
    AccessPersonDto: {
      user: string;
    };
    AccessRequestDto: {
      /** @description By the names of the form */
      fields?: {
        [key: string]: unknown;
      };
    };
    AccessRequestsView: {
      items: components['schemas']['AccessRequestView'][];
      nextCursor: string | null;
    };
    AccessRequestView: {
      /** Format: date-time */
      askedAt: string;
      email: string | null;
      fields: {
        [key: string]: unknown;
      };
      fullName: string;
      id: string;
      rejectionReason: string | null;
      /** @enum {string} */
      status: 'pending' | 'accepted' | 'rejected';
      user: string;
    };
    AccountBalanceView: {
      /**
       * @description Negative: what others keep for the hub, or what it spent
       * @example 5000
       */
      amountMinor: string;
      currency: string;
      /** @example clearing */
      kind: string;
      /**
       * @description Which of several
       * @example manual
       */
      qualifier: string;
    };
    ActivityPageView: {
      items: components['schemas']['ActivityView'][];
      nextCursor: string | null;
    };
    ActivityView: {
      /** @description The owner, where it is not known which person it was */
      actor: components['schemas']['SomebodyView'];
      /** Format: date-time */
      at: string;
      /** @description Pushes of an hour, or tags of one step */
      count: number;
      id: string;
      /** @enum {string} */
      kind: 'created' | 'published' | 'pushed' | 'tagged' | 'discussion' | 'pull-request' | 'merged' | 'liked';
      /** @description Of a discussion or pull request */
      num: number | null;
      /** @description What it named then */
      oid: string | null;
      /**
       * @description A branch or a tag
       * @example main
       */
      ref: string | null;
      /**
       * @description As it is called today
       * @example acme/tiny
       */
      repository: string;
      title: string | null;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    AddedWordsView: {
      /** @description How many were not on the list */
      added: number;
    };
    AddressedInvitationView: {
      /** Format: date-time */
      expiresAt: string;
      /** @example Acme Research */
      fullName: string;
      /** @example acme */
      organization: string;
      /** @enum {string} */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    AdminOrganizationPage: {
      items: components['schemas']['AdminOrganizationView'][];
      nextCursor: string | null;
    };
    AdminOrganizationView: {
      /** Format: date-time */
      createdAt: string;
      fullName: string;
      members: number;
      name: string;
      repositories: number;
    };
    AdminPaymentsPage: {
      nextCursor: string | null;
      /** @description The newest first */
      payments: components['schemas']['AdminPaymentView'][];
    };
    AdminPaymentView: {
      /** @description What the payer has to do */
      action: components['schemas']['PaymentActionView'] | null;
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 5000
       */
      amountMinor: string;
      /** @description Calls that came to nothing */
      attempts: number;
      /** Format: date-time */
      createdAt: string;
      currency: string;
      /** @description Why it failed */
      failure: string | null;
      /** @description What the provider took */
      feeMinor: string;
      id: string;
      /** @description Whether it waits for an administrator to say how it ended */
      isDecidedHere: boolean;
      /** @enum {string} */
      kind: 'charge' | 'refund' | 'payout';
      /** @description What the last of them said */
      lastError: string | null;
      /** @description Whose wallet it goes to, by the name of today */
      payer: string | null;
      provider: string;
      /** @description The provider’s own name for it */
      providerRef: string | null;
      /**
       * @description What it is for
       * @example wallet.top-up
       */
      purpose: string;
      /** Format: date-time */
      settledAt: string | null;
      /**
       * @description wished: on its way to the provider; waiting: the provider has it
       * @enum {string}
       */
      state: 'wished' | 'waiting' | 'succeeded' | 'failed';
      /** @description What that is about: of a top-up the id of the namespace */
      subject: string;
    };
    AdminRepositoryPage: {
      items: components['schemas']['AdminRepositoryView'][];
      nextCursor: string | null;
    };
    AdminRepositoryView: {
      /** Format: date-time */
      createdAt: string;
      disabled: boolean;
      disabledReason: string | null;
      /** @example ada/tiny */
      id: string;
      isPrivate: boolean;
      /** @description Of its large files */
      largeFileBytes: number;
      /** Format: date-time */
      lastModifiedAt: string;
      name: string;
      namespace: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    AdminUserPage: {
      items: components['schemas']['AdminUserView'][];
      nextCursor: string | null;
    };
    AdminUserView: {
      /** Format: date-time */
      createdAt: string;
      disabled: boolean;
      email: string | null;
      fullName: string;
      isAdmin: boolean;
      /** Format: date-time */
      lastSignInAt: string | null;
      name: string;
      repositories: number;
    };
    AllEarningsView: {
      currency: string;
      /** @description What is due counts as free: a payout that is asked for releases it first */
      earnings: components['schemas']['EarningsView'];
      /** @description The last twelve, the earliest first */
      months: components['schemas']['EarnedInView'][];
      /** @description The soonest first */
      pending: components['schemas']['PendingOnView'][];
      /** @description Those that earned most first */
      repositories: components['schemas']['EarnedByView'][];
      terms: components['schemas']['PayoutTermsView'];
    };
    AncestorView: {
      /** @description 1: it was made from this one directly */
      depth: number;
      /** @description The newest, of what was made here */
      making: components['schemas']['MakingView'] | null;
      /** @description What the two have in common; null when that is nothing, or is not known */
      measured: components['schemas']['KinshipView'] | null;
      /** @description Its name today, or as a card has it; null for one that was deleted since */
      name: string | null;
      /** @description Whose base it is: namespace/name */
      of: string;
      /** @enum {string} */
      relation: 'adapter' | 'finetune' | 'quantized' | 'merge';
      /** @description Null when it is not on this hub */
      repository: components['schemas']['RepositorySummary'] | null;
      /**
       * @description `claimed`: its card says so. `made-here`: a job of this hub made it
       * @enum {string}
       */
      source: 'claimed' | 'made-here';
    };
    AppView: {
      /** @description The page that opens first */
      appFile: string;
      commitOid: string;
      /** @description Pages of other sites may show it */
      embeddable: boolean;
      /**
       * Format: date-time
       * @description When the address ends, where not everybody may see the app
       */
      expiresAt: string | null;
      /** @description It runs on an origin of its own. Otherwise without any: it keeps nothing */
      isIsolated: boolean;
      sdk: string | null;
      /**
       * @description `other-sdk`: it would need a server. `no-sdk`: its card does not say `sdk: static`. `no-page`: the page that opens first is missing
       * @enum {string}
       */
      state: 'ready' | 'other-sdk' | 'no-sdk' | 'no-page';
      /** @description Where it runs; null when it does not */
      url: string | null;
    };
    AskingDeviceView: {
      address: string;
      /** Format: date-time */
      startedAt: string;
      userAgent: string;
    };
    AuditEventView: {
      /** @example account.admin-changed */
      action: string;
      /** @description session, token, anonymous or system */
      actorKind: string;
      /** @description The user who did it */
      actorName: string | null;
      address: string;
      /** Format: date-time */
      at: string;
      details: {
        [key: string]: unknown;
      };
      id: string;
      requestId: string;
      /** @example user:ada */
      subject: string;
    };
    AuditPage: {
      items: components['schemas']['AuditEventView'][];
      nextCursor: string | null;
    };
    AuthorTipDto: {
      /**
       * @description As people write it
       * @example 2.00
       */
      amount: string;
      /** @description The author does not learn who gave it; administrators of the hub do */
      isAnonymous?: boolean;
      /** @description For the author: plain text */
      message?: string;
      /** @description Whose wallet pays: oneself, or an organization one is an admin of */
      payer: string;
      /** @description Made by the client once for what it wants once: a request that is sent again does nothing more */
      requestKey: string;
    };
    AuthorTipsPage: {
      nextCursor: string | null;
      /** @description The newest first */
      tips: components['schemas']['AuthorTipView'][];
    };
    AuthorTipView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 500
       */
      amountMinor: string;
      /** Format: date-time */
      at: string;
      currency: string;
      /** @description The hub’s part then, in hundredths of a percent */
      feeBasisPoints: number;
      id: string;
      /** @description Whether the author does not learn who gave it */
      isAnonymous: boolean;
      /** @description Whether it can be paid out by now */
      isReleased: boolean;
      /** @description Plain text; empty: none */
      message: string;
      /** @description By the name of today; null: they are gone */
      payee: string | null;
      /** @description By the name of today; null: they are gone, or it is anonymous for who asks */
      payer: string | null;
      refundedMinor: string;
      /**
       * Format: date-time
       * @description From then on it can be paid out
       */
      releaseAt: string;
      /** @description As it was called then; null: it was for the author */
      repository: string | null;
      /** @enum {string|null} */
      repositoryType: 'model' | 'dataset' | 'app' | null;
    };
    AuthorView: {
      /** @description The account whose verified address the commit names */
      account: string | null;
      /** @description As the commit says */
      name: string;
    };
    BacklogView: {
      failing: number;
      oldestSeconds: number;
      waiting: number;
    };
    BaseModelView: {
      /** @description As its files say */
      parameters: number | null;
      /** @description Why it cannot be trained; null: it can */
      problem: components['schemas']['BaseProblemView'] | null;
      /** @description namespace/name */
      repository: string;
    };
    BaseProblemView: {
      code: string;
      message: string;
    };
    BeginningView: {
      /** @description `.gitattributes` comes with every repository and is not among them */
      files: components['schemas']['FirstFileView'][];
    };
    BelongingView: {
      /** @example Acme Research */
      fullName: string;
      /** @example acme */
      name: string;
    };
    BillingDetailsDto: {
      /** @description Lines as they stand on paper */
      address: string;
      email: string;
      name: string;
      /** @description VAT number, 统一社会信用代码 … */
      taxId: string;
    };
    BillingDetailsView: {
      address: string;
      email: string;
      name: string;
      taxId: string;
    };
    BillingRulesDto: {
      /** @description Days that a plan stays when its next period cannot be paid */
      graceDays: number;
      sellerAddress: string;
      sellerName: string;
      sellerTaxId: string;
      /** @description Tax in hundredths of a percent; prices contain it */
      taxBasisPoints: number;
      /** @example Asia/Shanghai */
      timeZone: string;
    };
    BillingRulesView: {
      graceDays: number;
      sellerAddress: string;
      sellerName: string;
      sellerTaxId: string;
      taxBasisPoints: number;
      timeZone: string;
    };
    BranchRuleChangeDto: {
      /** @description That a pull request needs; where nobody pushes */
      approvals?: number;
      /**
       * @description Everybody who may write, those who administer the repository, or nobody: then branches change by merged pull requests
       * @enum {string}
       */
      directPush?: 'writers' | 'maintainers' | 'nobody';
      /** @description Of short names: `main`, `release/*`. `*` stands for anything without a slash, `**` for anything, `?` for one character */
      pattern?: string;
    };
    BranchRuleView: {
      /** @description That a pull request needs; where nobody pushes */
      approvals: number;
      /**
       * @description Everybody who may write, those who administer the repository, or nobody: then branches change by merged pull requests
       * @enum {string}
       */
      directPush: 'writers' | 'maintainers' | 'nobody';
      id: string;
      /** @enum {string} */
      kind: 'branch' | 'tag';
      pattern: string;
    };
    BudgetDto: {
      /**
       * @description Of each month, as people write it; null: none
       * @example 1000
       */
      monthly: string | null;
    };
    BudgetsPage: {
      /** @description Of every organization, the newest first */
      budgets: components['schemas']['BudgetView'][];
      nextCursor: string | null;
    };
    BudgetView: {
      currency: string;
      /** @description null: none */
      monthlyMinor: string | null;
      namespace: string;
      /** @description In this month, in UTC */
      usedMinor: string;
    };
    BuyerView: {
      address: string;
      name: string;
      namespace: string;
      taxId: string;
    };
    BytesView: {
      largeFileBytes: number;
      /**
       * @description A namespace or a type
       * @example acme
       */
      name: string;
      repositories: number;
    };
    CardProblemView: {
      code: string;
      field: string | null;
      /** @description In README.md, counted from 1 */
      line: number | null;
      message: string;
      /**
       * @description An error: the field says nothing as it stands
       * @enum {string}
       */
      severity: 'error' | 'warning';
    };
    CardView: {
      /** @description The revision has a README.md */
      exists: boolean;
      frontMatter: {
        [key: string]: unknown;
      } | null;
      headings: components['schemas']['HeadingView'][];
      /** @description Safe to put into a page: an allow-list had the last word */
      html: string;
      /** @description What is wrong with the front matter of this revision */
      problems: components['schemas']['CardProblemView'][];
      /** @description What could not be shown as it was meant */
      textProblems: components['schemas']['TextProblemView'][];
    };
    CaseDecisionDto: {
      /** @enum {string} */
      decision: 'dismiss' | 'take-down' | 'hide' | 'suspend' | 'remove';
      /** @description Kept in the audit log, and told to who keeps it */
      reason: string;
    };
    CasePage: {
      items: components['schemas']['CaseView'][];
      nextCursor: string | null;
    };
    CaseReportPage: {
      items: components['schemas']['CaseReportView'][];
      nextCursor: string | null;
    };
    CaseReportView: {
      /** Format: date-time */
      createdAt: string;
      id: string;
      /** @enum {string} */
      reason: 'illegal' | 'licence' | 'malware' | 'privacy' | 'abuse' | 'spam' | 'other' | 'judged';
      /** @description Null: the hub itself, which judged a card */
      reporter: string | null;
      words: string;
    };
    CaseView: {
      /** @description Of its page then, from the root of the hub */
      address: string;
      /** Format: date-time */
      decidedAt: string | null;
      decidedBy: string | null;
      /** @enum {string|null} */
      decision: 'dismiss' | 'take-down' | 'hide' | 'suspend' | 'remove' | null;
      decisionReason: string | null;
      /** @description What it said then */
      excerpt: string;
      id: string;
      /** @enum {string} */
      kind: 'repository' | 'comment' | 'person' | 'organization' | 'collection';
      /** @description What it was called when it was reported first */
      label: string;
      /** Format: date-time */
      openedAt: string;
      /** @description Who answers for it */
      owner: string | null;
      reasons: ('illegal' | 'licence' | 'malware' | 'privacy' | 'abuse' | 'spam' | 'other' | 'judged')[];
      reports: number;
    };
    ChangeCollectionDto: {
      /** @description Plain text */
      description?: string;
      isPrivate?: boolean;
      /** @description Among those of its owner, counted from 0 */
      position?: number;
      /** @enum {string} */
      theme?: 'orange' | 'blue' | 'green' | 'purple' | 'pink' | 'indigo';
      title?: string;
    };
    ChangeItemDto: {
      note?: string;
      /** @description Among the items, counted from 0 */
      position?: number;
    };
    ChangeOrganizationDto: {
      /**
       * @description A few sentences, as plain text
       * @example I write programs for engines that are not built yet.
       */
      details?: string;
      /** @example Ada Lovelace */
      fullName?: string;
      /**
       * @description At most 5 http(s) addresses
       * @example [
       *       "https://example.org/ada"
       *     ]
       */
      links?: string[];
      /**
       * @description A new name; the former one leads to it
       * @example acme
       */
      name?: string;
    };
    ChangePasswordDto: {
      /** Format: password */
      currentPassword: string;
      /** Format: password */
      newPassword: string;
    };
    ChangeProfileDto: {
      /**
       * @description A few sentences, as plain text
       * @example I write programs for engines that are not built yet.
       */
      details?: string;
      /** @example Ada Lovelace */
      fullName?: string;
      /**
       * @description At most 5 http(s) addresses
       * @example [
       *       "https://example.org/ada"
       *     ]
       */
      links?: string[];
    };
    ChangeRepositoryDto: {
      discussionsDisabled?: boolean;
      /** @enum {string|null} */
      gated?: 'auto' | 'manual' | null;
      /** @description Read-only: nobody commits, pushes or discusses */
      isArchived?: boolean;
      isPrivate?: boolean;
      name?: string;
      namespace?: string;
    };
    ChangeRunnerDto: {
      /** @description One that is paused finishes what it runs, and takes nothing new */
      isPaused: boolean;
    };
    ChangeUpstreamDto: {
      /** @description Up to and with /v1 */
      baseUrl: string;
      isEnabled: boolean;
      /** @description Sent as a bearer token, kept sealed; null: none; absent: as it was */
      key?: string | null;
      /** @description In the place of those it had */
      models: components['schemas']['GatewayModelDto'][];
    };
    ChangeUserDto: {
      /** @description Whoever is disabled cannot sign in, and their tokens are refused */
      disabled?: boolean;
      /** @description Administrators see and change everything */
      isAdmin?: boolean;
    };
    ChangeWebhookDto: {
      domains?: ('repo' | 'discussion')[];
      /** @description Signs what is sent. It is never shown again */
      secret?: string;
      url?: string;
      watched?: components['schemas']['WatchedDto'][];
    };
    ChatDto: {
      maxTokens?: number;
      messages: components['schemas']['ChatMessageDto'][];
      /**
       * @description What it was made of, to compare with. Absent: the model
       * @enum {string}
       */
      of?: 'model' | 'base';
      /** @description The namespace whose tokens are used. Absent: one’s own */
      payer?: string;
      seed?: number;
      /** @description 0: always the likeliest word. Absent: as the model says */
      temperature?: number;
    };
    ChatMessageDto: {
      content: string;
      /** @enum {string} */
      role: 'system' | 'user' | 'assistant';
    };
    CheckoutView: {
      /** @description By the month: the first periods of who subscribes now, each charged when it begins */
      periods: components['schemas']['PeriodView'][];
      /** @description Hundredths of a percent */
      taxBasisPoints: number;
      /**
       * @description What the price contains of it
       * @example 999
       */
      taxMinor: string;
    };
    CheckSummaryView: {
      bytes: number;
      columns: string[];
      duplicates: components['schemas']['DuplicatesView'];
      problems: components['schemas']['ProblemCountView'][];
      rows: number;
      shape: string | null;
      unusable: number;
      /** @description green, yellow or red */
      verdict: string;
    };
    ClosedDayView: {
      /** @description In UTC */
      day: string;
      /** @description SHA-256 over everything up to and with it */
      hash: string;
    };
    CodeDto: {
      /** @description Six digits of the authenticator app */
      code: string;
    };
    CollectionChoicesPage: {
      items: components['schemas']['CollectionChoiceView'][];
      nextCursor: string | null;
    };
    CollectionChoiceView: {
      /** @description Plain text; may be empty */
      description: string;
      isPrivate: boolean;
      /** @description The repository as an item of it; null: it does not stand there */
      itemId: string | null;
      namespace: string;
      /** @enum {string} */
      ownerKind: 'user' | 'organization';
      /** @description The last part of its address; the first one is its namespace */
      slug: string;
      /** @enum {string} */
      theme: 'orange' | 'blue' | 'green' | 'purple' | 'pink' | 'indigo';
      title: string;
      /** Format: date-time */
      updatedAt: string;
      upvotes: number;
    };
    CollectionDetail: {
      /** @description Plain text; may be empty */
      description: string;
      isPrivate: boolean;
      /** @description By the one who asks */
      isUpvoted: boolean;
      /** @description In a list: the first 4 */
      items: components['schemas']['CollectionItemView'][];
      /** @description That the one who asks may see */
      itemsCount: number;
      /** @description The one who asks may change it */
      mayEdit: boolean;
      namespace: string;
      /** @enum {string} */
      ownerKind: 'user' | 'organization';
      /** @description The last part of its address; the first one is its namespace */
      slug: string;
      /** @enum {string} */
      theme: 'orange' | 'blue' | 'green' | 'purple' | 'pink' | 'indigo';
      title: string;
      /** Format: date-time */
      updatedAt: string;
      upvotes: number;
    };
    CollectionItemView: {
      /** @description Null where it is a repository */
      collection: components['schemas']['NestedCollectionView'] | null;
      id: string;
      /** @description Plain text; may be empty */
      note: string;
      /** @description Null where it is a collection */
      repository: components['schemas']['RepositorySummary'] | null;
    };
    CollectionsFound: {
      /** @description What was looked for instead of `q` */
      correction: string | null;
      items: components['schemas']['CollectionSummary'][];
      nextCursor: string | null;
    };
    CollectionsPage: {
      items: components['schemas']['CollectionSummary'][];
      nextCursor: string | null;
    };
    CollectionSummary: {
      /** @description Plain text; may be empty */
      description: string;
      isPrivate: boolean;
      /** @description By the one who asks */
      isUpvoted: boolean;
      /** @description In a list: the first 4 */
      items: components['schemas']['CollectionItemView'][];
      /** @description That the one who asks may see */
      itemsCount: number;
      namespace: string;
      /** @enum {string} */
      ownerKind: 'user' | 'organization';
      /** @description The last part of its address; the first one is its namespace */
      slug: string;
      /** @enum {string} */
      theme: 'orange' | 'blue' | 'green' | 'purple' | 'pink' | 'indigo';
      title: string;
      /** Format: date-time */
      updatedAt: string;
      upvotes: number;
    };
    ColumnChangeView: {
      /** @description Null: it is not there any more */
      after: string | null;
      /**
       * @description Its type; null: it was not there
       * @example list[string]
       */
      before: string | null;
      /** @enum {string} */
      kind: 'added' | 'removed' | 'changed';
      name: string;
    };
    CommentPlaceDto: {
      commitOid: string;
      line: number;
      path: string;
      /** @enum {string} */
      side: 'new' | 'old';
    };
    CommentPlaceView: {
      commitOid: string;
      line: number;
      path: string;
      /** @enum {string} */
      side: 'new' | 'old';
    };
    CommentTextDto: {
      /** @description Markdown */
      content: string;
    };
    CommentVersionView: {
      content: string;
      /** Format: date-time */
      writtenAt: string;
    };
    CommentView: {
      /** @description Markdown; null when it is hidden */
      content: string | null;
      /** Format: date-time */
      editedAt: string | null;
      /** @description What it would say, and waits for a look */
      heldEdit: components['schemas']['HeldEditView'] | null;
      hiddenBy: components['schemas']['PersonView'] | null;
      /** @description The same as HTML that a page may show */
      html: string;
      isHidden: boolean;
      place: components['schemas']['CommentPlaceView'] | null;
      reactions: components['schemas']['ReactionView'][];
      /** @description The review that it came with */
      reviewId: string | null;
      /** @description Of a comment on a line of the change, which begins one */
      thread: components['schemas']['ThreadView'] | null;
      /** @description Of an answer: the comment on a line that it answers */
      threadId: string | null;
      /**
       * @description Of a review
       * @enum {string|null}
       */
      verdict: 'approve' | 'request-changes' | 'comment' | null;
    };
    CommitsView: {
      /** @description The commit that the revision names */
      commitOid: string;
      items: components['schemas']['CommitView'][];
      nextCursor: string | null;
    };
    CommittedView: {
      commitOid: string;
      /** @description Of the pull request that was made of it */
      num: number | null;
    };
    CommitView: {
      /** Format: date-time */
      at: string;
      author: components['schemas']['AuthorView'];
      /** @description The message after its title */
      body: string;
      oid: string;
      parents: string[];
      title: string;
    };
    ComparisonView: {
      /** @description What it is compared with; null: with nothing */
      base: components['schemas']['CommitView'] | null;
      head: components['schemas']['CommitView'];
      items: components['schemas']['FileChangeView'][];
      nextCursor: string | null;
      totalFiles: number;
    };
    ComputeOfferView: {
      /** @description How it runs trainers: process or docker */
      backend: string | null;
      cpus: number;
      gpuNames: string[];
      /**
       * @description Of an hour of this job
       * @example 1.50
       */
      hourPrice: string;
      /** @description Of the namespace that pays: costs nothing */
      isOwn: boolean;
      /** @description It was heard of lately, and takes jobs */
      isThere: boolean;
      /** @description Whose it is; null: the hub’s */
      owner: string | null;
      runner: string;
    };
    ComputeRulesDto: {
      /** @description The hub’s part of what others’ runners earn, in hundredths of a percent */
      feeBasisPoints: number;
      /** @description Runners may take jobs of others than their owners; false ends it for those that do */
      mayOpen: boolean;
    };
    ComputeRulesView: {
      feeBasisPoints: number;
      mayOpen: boolean;
    };
    ComputeWishDto: {
      /**
       * @description Of an hour, as people write it, with six decimal places at the most; 0: only runners that cost nothing
       * @example 1.50
       */
      maxPrice: string;
      /** @description The most that it may cost, set aside while it waits and runs; absent: what its limit of time comes to */
      mostCost?: string;
      /**
       * @description Runners of others: none; public: where all that the job reads and makes is public; any: whatever that is
       * @enum {string}
       */
      runners: 'none' | 'public' | 'any';
    };
    ConfigHintView: {
      /** @example open-signup */
      code: string;
      text: string;
      variables: string[];
    };
    ConfirmationDto: {
      /**
       * Format: date-time
       * @description Of the preview
       */
      at: string;
      /** @enum {string} */
      interval: 'month' | 'year';
      /** @description The terms of today, where the subscription has older ones of this plan */
      isNewTerms?: boolean;
      /** @example pro */
      plan: string;
      /** @description Made by the client once for each click */
      requestKey: string;
      /** @description Of an organization: at least its members */
      seats?: number;
      /** @description Of the preview: exactly its terms are agreed to */
      token: string;
      /** @description Try it out first, once ever */
      withTrial?: boolean;
    };
    ConfirmedCodeDto: {
      /** @description Six digits of the authenticator app, or a recovery code */
      code: string;
      /**
       * Format: password
       * @description Of the account, if it has one
       */
      password?: string;
    };
    ConfirmedDto: {
      /**
       * Format: password
       * @description Of the account, if it has one
       */
      password?: string;
    };
    ConnectedAppView: {
      /** Format: date-time */
      createdAt: string;
      id: string;
      /** Format: date-time */
      lastUsedAt: string | null;
      organizations: string[];
      program: components['schemas']['OauthProgramView'];
      scopes: string[];
    };
    ConsentAnswerView: {
      /** @description Where the browser goes now */
      location: string;
    };
    ConsentQuestionView: {
      device: components['schemas']['AskingDeviceView'] | null;
      /** @description The same was allowed before: the page need not ask */
      isRemembered: boolean;
      organizations: components['schemas']['OpenableOrganizationView'][];
      program: components['schemas']['OauthProgramView'];
      /** @description Where the browser goes afterwards; null for a device */
      redirectHost: string | null;
      scopes: string[];
    };
    CountsView: {
      /** @example 1 */
      apps: number;
      /** @example 3 */
      datasets: number;
      /** @example 12 */
      models: number;
    };
    CountView: {
      count: number;
      /** @description False: there are at least so many */
      isExact: boolean;
    };
    CreatedOauthClientView: {
      /** Format: date-time */
      createdAt: string;
      homepage: string;
      id: string;
      isConfidential: boolean;
      name: string;
      redirectUris: string[];
      scopes: string[];
      /** @description Shown this once; null for a public one */
      secret: string | null;
      /** @description The end of its secret */
      secretHint: string | null;
    };
    CreatedTokenView: {
      /** Format: date-time */
      createdAt: string;
      displayName: string;
      /** Format: date-time */
      expiresAt: string | null;
      /** @description Its beginning and end */
      hint: string;
      id: string;
      /** Format: date-time */
      lastUsedAt: string | null;
      /** @enum {string} */
      role: 'read' | 'write' | 'fineGrained';
      scopes: components['schemas']['TokenScopeDto'][];
      /** @description Shown this once */
      secret: string;
    };
    CreatorOfferDto: {
      /** @description What subscribers are given, in the words of who gives it */
      description: string;
      /** @example Acme commercial licence 1 */
      licenceName: string;
      /** @description What a buyer agrees to, word for word */
      licenceText: string;
      /**
       * @description As people write it
       * @example 9.99
       */
      price: string;
    };
    CreatorView: {
      /** @description What who subscribes now pays */
      checkout: components['schemas']['CheckoutView'] | null;
      /** @description Whether who asks, or an organization that they belong to, has subscribed */
      isSubscribed: boolean;
      /** @description Whose subscribers these are */
      name: string;
      /** @description null: nobody can subscribe */
      offer: components['schemas']['OfferView'] | null;
      /** @description What subscribers read: the first hundred */
      repositories: components['schemas']['MarkedRepositoryView'][];
    };
    CreditDto: {
      /** @description As people write it; absent: all that is left */
      amount?: string | null;
      /** @description The amount once more, as a confirmation */
      confirmedAmount: string;
      reason: string;
      requestKey: string;
    };
    CurrentSessionView: {
      user: components['schemas']['SessionUserView'] | null;
    };
    DataBeginningView: {
      columns: string[];
      path: string;
      /** @description namespace/name of the dataset */
      repository: string;
      /** @description The commit that was looked at */
      revision: string;
      /** @description Which columns are which, by that shape */
      roles: {
        [key: string]: string;
      };
      rows: components['schemas']['FirstRowView'][];
      /**
       * @description What the names of the columns say; null: nothing that is known
       * @enum {string|null}
       */
      shape: 'chat' | 'completion' | 'classification' | null;
      sizeBytes: number;
    };
    DataReferenceDto: {
      /** @description JSON lines, CSV or Parquet */
      path: string;
      /** @description namespace/name of a dataset */
      repository: string;
      /** @description Absent: main */
      revision?: string;
    };
    DatasetCheckStateView: {
      /** @description null: nobody asked for one */
      check: components['schemas']['DatasetCheckView'] | null;
    };
    DatasetCheckView: {
      commit: string;
      /** Format: date-time */
      endedAt: string | null;
      /** @description Why it could not be checked */
      failure: string | null;
      /** @description Of the newest commit */
      isCurrent: boolean;
      path: string;
      /** @description No row, and no place of one */
      report: components['schemas']['CheckSummaryView'] | null;
      /** @enum {string} */
      state: 'waiting' | 'done' | 'failed';
    };
    DatasetViewerView: {
      commit: string;
      /** @description The default one first; none where no file is a table */
      configs: components['schemas']['ViewedConfigView'][];
    };
    DayCountView: {
      count: number;
      /**
       * Format: date
       * @description UTC
       */
      day: string;
    };
    DecisionDto: {
      /**
       * @description Its amount once more, as a confirmation
       * @example 50.00
       */
      confirmedAmount: string;
      /** @description Whether it was paid */
      isPaid: boolean;
      /** @description For the audit log, and for the payer when it was not paid */
      note?: string;
    };
    DefaultBranchDto: {
      name: string;
    };
    DeliveriesView: {
      items: components['schemas']['DeliveryView'][];
      nextCursor?: string | null;
    };
    DeliveryDetailView: {
      /** @description Its beginning */
      answer: string | null;
      answerStatus: number | null;
      attempts: number;
      /** Format: date-time */
      createdAt: string;
      durationMs: number | null;
      /** @description The header webhook-id */
      eventId: string;
      id: string;
      /**
       * Format: date-time
       * @description While it waits
       */
      nextAttemptAt: string | null;
      /** @description The body that was sent */
      payload: string;
      /** @enum {string|null} */
      problem: 'refused' | 'away' | 'slow' | 'disabled' | 'unseen' | 'too-many' | null;
      /** @description Without those that hold the secret */
      sentHeaders: {
        [key: string]: string;
      } | null;
      /** @enum {string} */
      state: 'waiting' | 'delivered' | 'failed' | 'dropped';
      /** Format: date-time */
      triedAt: string | null;
      /** @example repo.content update */
      what: string;
    };
    DeliveryView: {
      answerStatus: number | null;
      attempts: number;
      /** Format: date-time */
      createdAt: string;
      durationMs: number | null;
      /** @description The header webhook-id */
      eventId: string;
      id: string;
      /**
       * Format: date-time
       * @description While it waits
       */
      nextAttemptAt: string | null;
      /** @enum {string|null} */
      problem: 'refused' | 'away' | 'slow' | 'disabled' | 'unseen' | 'too-many' | null;
      /** @enum {string} */
      state: 'waiting' | 'delivered' | 'failed' | 'dropped';
      /** Format: date-time */
      triedAt: string | null;
      /** @example repo.content update */
      what: string;
    };
    DemoRemovalView: {
      /** @description What people made their own: it stays */
      kept: components['schemas']['KeptView'][];
      removed: string[];
    };
    DemoView: {
      /** @description The organization that holds the examples */
      organization: string | null;
      repositories: components['schemas']['RepositoryAddressView'][];
      /** @enum {string} */
      state: 'absent' | 'partial' | 'loaded';
    };
    DescendantsView: {
      items: components['schemas']['DescendantView'][];
      nextCursor: string | null;
    };
    DescendantView: {
      making: components['schemas']['MakingView'] | null;
      /** @description What the two have in common; null when that is nothing, or is not known */
      measured: components['schemas']['KinshipView'] | null;
      /** @enum {string} */
      relation: 'adapter' | 'finetune' | 'quantized' | 'merge' | 'data';
      repository: components['schemas']['RepositorySummary'];
      /**
       * @description `claimed`: its card says so. `made-here`: a job of this hub made it
       * @enum {string}
       */
      source: 'claimed' | 'made-here';
    };
    DeviceCodeDto: {
      /** @description The code that the device shows, however it is typed */
      code: string;
    };
    DeviceDecisionDto: {
      /** @description The code that the device shows, however it is typed */
      code: string;
      /** @enum {string} */
      decision: 'allow' | 'deny';
      /** @description Ids of the organizations that are opened to the program besides the own namespace */
      organizations?: string[];
    };
    DifferenceView: {
      key: string;
      /** @enum {string} */
      kind: 'charge' | 'refund' | 'payout';
      /** @description null: this hub has no such payment */
      ours: components['schemas']['ReconciliationSideView'] | null;
      providerRef: string | null;
      /** @description null: the provider has none */
      theirs: components['schemas']['ReconciliationSideView'] | null;
    };
    DiffLineView: {
      /** @enum {string} */
      kind: 'context' | 'removed' | 'added';
      /** @enum {boolean} */
      noNewlineAtEnd?: true;
      text: string;
    };
    DisableRepositoryDto: {
      /**
       * @description Kept with the repository and in the audit log
       * @example A complaint about its licence is being looked into.
       */
      reason: string;
    };
    DiscussionChangeDto: {
      /** @description Said with a change of the status */
      comment?: string;
      isLocked?: boolean;
      isPinned?: boolean;
      /** @enum {string} */
      status?: 'open' | 'closed';
      title?: string;
    };
    DiscussionDetailView: {
      /** @description null: the account is gone */
      author: components['schemas']['PersonView'] | null;
      /** @description Besides the one that it began with */
      comments: number;
      /** Format: date-time */
      createdAt: string;
      entries: components['schemas']['DiscussionEntryView'][];
      /** @description Of one that waits for a look of the administrators: only they and its author see it */
      heldId: string | null;
      isLocked: boolean;
      isPinned: boolean;
      isPullRequest: boolean;
      may: components['schemas']['DiscussionRightsView'];
      num: number;
      /** @description Threads on lines of the change that need talk */
      openThreads: number;
      /** @description Of a pull request, for those who may read the repository */
      proposal: components['schemas']['ProposalView'] | null;
      /** @enum {string} */
      status: 'draft' | 'open' | 'closed' | 'merged';
      title: string;
      /** Format: date-time */
      updatedAt: string;
      /** @enum {string|null} */
      watch: 'watch' | 'mute' | null;
    };
    DiscussionEntryView: {
      /** Format: date-time */
      at: string;
      author: components['schemas']['PersonView'] | null;
      comment: components['schemas']['CommentView'] | null;
      commit: components['schemas']['CommitView'] | null;
      /** @description The title before */
      from: string | null;
      /** @description Of what waits for a look of the administrators: only they and its author see it */
      heldId: string | null;
      /** @description Of an event its number, of a commit its oid */
      id: string;
      /** @description Pinned or locked, or not any more */
      isOn: boolean | null;
      /** @enum {string} */
      kind: 'comment' | 'review' | 'status-change' | 'title-change' | 'pinning-change' | 'locking-change' | 'commit';
      /** @enum {string|null} */
      status: 'draft' | 'open' | 'closed' | 'merged' | null;
      /** @description The title since then */
      to: string | null;
    };
    DiscussionFound: {
      author: string | null;
      commentsCount: number;
      isPullRequest: boolean;
      num: number;
      /** @description `namespace/name` */
      repository: string;
      snippet: components['schemas']['SnippetView'] | null;
      /** @enum {string} */
      status: 'draft' | 'open' | 'closed' | 'merged';
      title: string;
      /** @description Where the words are in `title` */
      titleMarks: number[][];
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
      /** Format: date-time */
      updatedAt: string;
    };
    DiscussionRightsView: {
      /** @description Comment, react */
      comment: boolean;
      /** @description Rename it, close it, open it */
      tend: boolean;
      /** @description Merge, pin, lock, hide what others said */
      write: boolean;
    };
    DiscussionsFound: {
      /** @description What was looked for instead of `q` */
      correction: string | null;
      items: components['schemas']['DiscussionFound'][];
      nextCursor: string | null;
    };
    DiscussionsView: {
      items: components['schemas']['DiscussionView'][];
      nextCursor: string | null;
      /** @description Of the repository, whatever was asked for */
      open: components['schemas']['OpenCountsView'];
      /** @description Of the first page: those that wait for a look, to who wrote them and to administrators */
      waiting: components['schemas']['DiscussionView'][];
    };
    DiscussionView: {
      /** @description null: the account is gone */
      author: components['schemas']['PersonView'] | null;
      /** @description Besides the one that it began with */
      comments: number;
      /** Format: date-time */
      createdAt: string;
      /** @description Of one that waits for a look of the administrators: only they and its author see it */
      heldId: string | null;
      isLocked: boolean;
      isPinned: boolean;
      isPullRequest: boolean;
      num: number;
      /** @enum {string} */
      status: 'draft' | 'open' | 'closed' | 'merged';
      title: string;
      /** Format: date-time */
      updatedAt: string;
    };
    DownloadsView: {
      allTime: number;
      /** @description The last 30 days, today included, the oldest first */
      days: components['schemas']['DayCountView'][];
      last30Days: number;
      /** @description Downloads and 8 for each like, halved every 7 days */
      trending: number;
    };
    DtypeShareView: {
      dtype: string;
      parameters: number;
    };
    DtypeTotalView: {
      /** @example BF16 */
      dtype: string;
      parameters: number;
      /** @description Null: of a type whose layout is not known */
      sizeBytes: number | null;
      tensors: number;
    };
    DuplicatesView: {
      exact: number;
      near: number;
    };
    EarnedByView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 999
       */
      earnedMinor: string;
      /** @description As it was called when it earned that; null: earned by the author, such as tips */
      repository: string | null;
      /** @description What of it was given back */
      reversedMinor: string;
      sales: number;
    };
    EarnedInView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 999
       */
      earnedMinor: string;
      /**
       * @description In UTC
       * @example 2026-11
       */
      month: string;
      /** @description What of it was given back */
      reversedMinor: string;
      /** @description How many; what is earned has tips as well */
      sales: number;
    };
    EarnedSalesPage: {
      nextCursor: string | null;
      /** @description The newest first */
      sales: components['schemas']['EarnedSaleView'][];
    };
    EarnedSaleView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 999
       */
      amountMinor: string;
      /** Format: date-time */
      at: string;
      /** @description The same; null as well for who only has a share */
      buyer: string | null;
      currency: string;
      /** @description The hub’s part then, in hundredths of a percent */
      feeBasisPoints: number;
      id: string;
      /** @description Whether they can be paid out by now */
      isReleased: boolean;
      /** @description Of computing */
      jobKey: string | null;
      /**
       * @description creator: what an author gives to subscribers; compute: a runner’s time for a job
       * @enum {string}
       */
      kind: 'repository' | 'creator' | 'compute';
      licenceName: string | null;
      licenceSha256: string | null;
      /**
       * @description As it stands on papers
       * @example S2026-000012
       */
      number: string;
      /**
       * @description What the namespace that was asked for got of it
       * @example 999
       */
      ownMinor: string;
      /** @description What it gave back of that */
      ownReversedMinor: string;
      /** @description Of a subscription, or of what was used: the month that it pays */
      period: components['schemas']['PeriodView'] | null;
      refundedMinor: string;
      /**
       * Format: date-time
       * @description From then on its earnings can be paid out
       */
      releaseAt: string;
      /** @description As it was called then; of a subscription to an author their name, of computing the runner */
      repository: string;
      /** @description By the name of today; null: they are gone, or the hub itself */
      seller: string | null;
      /** @description Hundredths of a percent */
      taxBasisPoints: number;
      /**
       * @description What the amount contains of it
       * @example 999
       */
      taxMinor: string;
      /**
       * @description Only of a repository
       * @enum {string|null}
       */
      type: 'model' | 'dataset' | 'app' | null;
      /**
       * Format: date-time
       * @description It holds the versions up to then; null: every version, or it opens none
       */
      versionsUntil: string | null;
    };
    EarningsView: {
      /** @description To be paid out */
      availableMinor: string;
      /** @description Owed since a refund; the next earnings go there first */
      debtMinor: string;
      /** @description On its way */
      inPayoutMinor: string;
      /** @description Held back while a buyer may still be refunded */
      pendingMinor: string;
    };
    EmailDto: {
      /**
       * Format: email
       * @description null: none
       */
      email: string | null;
      /**
       * Format: password
       * @description Of the account, if it has one
       */
      password?: string;
    };
    EndingTokenView: {
      displayName: string;
      /** Format: date-time */
      expiresAt: string;
      id: string;
    };
    EnrolmentView: {
      /** @description In the letters that are typed by hand (base32) */
      secret: string;
      /** @description otpauth://…, for a QR code */
      uri: string;
    };
    EntitlementsView: {
      concurrentJobs: number;
      /** @description null: without limit */
      gatewayTokensPerMonth: number | null;
      /** @description null: without limit */
      jobMinutesPerMonth: number | null;
      jobPriority: number;
      /** @description null: without limit */
      maxRepositories: number | null;
      /** @description null: without limit */
      privateStorageBytes: number | null;
      requestsFactor: number;
    };
    FacetsView: {
      facets: components['schemas']['FacetView'][];
    };
    FacetValueView: {
      count: number;
      /** @description False: there are at least so many */
      isExact: boolean;
      value: string;
    };
    FacetView: {
      kind: string;
      values: components['schemas']['FacetValueView'][];
    };
    FailingJobView: {
      attempts: number;
      /** Format: date-time */
      createdAt: string;
      id: string;
      /** @example repository.changed */
      kind: string;
      lastError: string;
      /** Format: date-time */
      nextTryAt: string;
      payload: {
        [key: string]: unknown;
      };
    };
    FileChangeView: {
      additions: number | null;
      after: components['schemas']['FileSideView'] | null;
      before: components['schemas']['FileSideView'] | null;
      /** @description Lines were left out or shortened */
      cut: boolean;
      deletions: number | null;
      hunks: components['schemas']['HunkView'][];
      /**
       * @description `unread`: too long to be compared unless it is asked for alone
       * @enum {string}
       */
      kind: 'text' | 'binary' | 'large' | 'submodule' | 'same' | 'unread';
      /** @description The texts differ too much for an exact comparison */
      simplified: boolean;
      /** @enum {string} */
      status: 'added' | 'deleted' | 'modified' | 'renamed';
    };
    FileFactsView: {
      architecture: string | null;
      /** @description Numbers that attention keeps in memory for each token of the context */
      cacheValuesPerToken: number | null;
      /** @description In tokens */
      contextLength: number | null;
      /** @description The most frequent one first */
      dtypes: components['schemas']['DtypeShareView'][];
      /** @description Of all files of the default branch */
      filesBytes: number | null;
      problems: components['schemas']['FileProblemView'][];
      quantizations: string[];
      /** @description What a loader would take: one of them */
      weights: components['schemas']['WeightFilesView'][];
    };
    FileProblemView: {
      code: string;
      message: string;
      path: string;
    };
    FileSideView: {
      /** @description As git writes it, such as 100644 */
      mode: string;
      path: string;
      /** @description Of a large file */
      sha256: string | null;
      sizeBytes: number;
    };
    FileUnderWayView: {
      doneBytes: number;
      path: string;
      sizeBytes: number;
    };
    FirstFileView: {
      /** @example README.md */
      path: string;
      text: string;
    };
    FirstPushView: {
      repository: components['schemas']['RepositoryAddressView'] | null;
    };
    FirstRowView: {
      /** @description One for each column; long ones are cut, and what is no text is JSON */
      cells: string[];
      /** @description From 1; of a Parquet file the row */
      line: number;
    };
    FollowedPage: {
      items: components['schemas']['FollowedView'][];
      nextCursor: string | null;
    };
    FollowedView: {
      /** @example Ada Lovelace */
      fullName: string;
      /** @enum {string} */
      kind: 'user' | 'organization';
      /** @example ada */
      name: string;
    };
    FollowView: {
      followersCount: number;
      isFollowing: boolean;
    };
    ForgotDto: {
      /** @description Name or e-mail address */
      login: string;
    };
    ForSubscribersDto: {
      /** @description Whether those who subscribe to its author read it */
      isForSubscribers: boolean;
    };
    FoundAccount: {
      avatarUrl: string | null;
      fullName: string;
      name: string;
    };
    FoundSection: {
      /** @description Null: not asked for */
      count: components['schemas']['CountView'] | null;
      items: components['schemas']['RepositoryFound'][];
    };
    GateFieldView: {
      name: string;
      options: string[];
      /** @enum {string} */
      type: 'text' | 'checkbox' | 'select' | 'country' | 'date_picker';
    };
    GateView: {
      /** @description What stands on the button */
      button: string | null;
      fields: components['schemas']['GateFieldView'][];
      own: components['schemas']['OwnAccessView'] | null;
      /** @description What one agrees to */
      prompt: string | null;
    };
    GatewayModelDto: {
      completionPriceMicro: number;
      /** @enum {string} */
      kind: 'chat' | 'embedding';
      /** @description As clients say it */
      name: string;
      /** @description Millionths of the currency’s unit for a million tokens */
      promptPriceMicro: number;
      /** @description As the upstream calls it */
      upstreamModel: string;
    };
    GatewayModelView: {
      completionPriceMicro: number;
      /** @enum {string} */
      kind: 'chat' | 'embedding';
      name: string;
      /** @description Millionths of the currency’s unit for a million tokens */
      promptPriceMicro: number;
      upstreamModel: string;
    };
    GatewayPricesView: {
      /** @description The newest first */
      prices: components['schemas']['GatewayPriceView'][];
    };
    GatewayPriceView: {
      completionPriceMicro: number;
      model: string;
      /** @description Millionths of the currency’s unit for a million tokens */
      promptPriceMicro: number;
      /**
       * Format: date-time
       * @description In force from then on
       */
      since: string;
    };
    GatewayUpstreamsView: {
      upstreams: components['schemas']['GatewayUpstreamView'][];
    };
    GatewayUpstreamView: {
      baseUrl: string;
      /** Format: date-time */
      createdAt: string;
      hasKey: boolean;
      id: string;
      isEnabled: boolean;
      models: components['schemas']['GatewayModelView'][];
      name: string;
    };
    GiftDto: {
      plan: string;
      seats?: number;
      /** Format: date-time */
      until: string;
    };
    HeadingView: {
      depth: number;
      /** @description An address that ends with # and this leads there */
      id: string;
      text: string;
    };
    HealthCheckView: {
      /** @description Numbers and words of the check */
      facts: {
        [key: string]: unknown;
      };
      /** @enum {string} */
      level: 'ok' | 'warning' | 'problem';
      /** @enum {string} */
      name: 'database' | 'migrations' | 'objectStore' | 'disk' | 'jobs' | 'processes';
    };
    HealthView: {
      backlog: components['schemas']['BacklogView'] | null;
      checks: components['schemas']['HealthCheckView'][];
      failures: components['schemas']['FailingJobView'][];
      hints: components['schemas']['ConfigHintView'][];
      /** @description Of the process that answers */
      node: string;
      processes: components['schemas']['ProcessView'][];
      version: string;
    };
    HeldDecisionDto: {
      /** @enum {string} */
      decision: 'let-through' | 'refuse';
      /** @description Kept in the audit log. Needed to refuse: whoever wrote it reads it */
      reason?: string;
    };
    HeldEditView: {
      /** @description Markdown */
      content: string;
      id: string;
      /** Format: date-time */
      since: string;
    };
    HeldPage: {
      items: components['schemas']['HeldView'][];
      nextCursor: string | null;
    };
    HeldSubscriptionsPage: {
      nextCursor: string | null;
      /** @description The newest first */
      subscriptions: components['schemas']['HeldSubscriptionView'][];
    };
    HeldSubscriptionView: {
      /** @description Those of today, which hold for who subscribes now; null: it is not sold any more */
      current: components['schemas']['TermsView'] | null;
      /** Format: date-time */
      endedAt: string | null;
      /**
       * @description withdrawn: it is not sold by the month any more
       * @enum {string|null}
       */
      endReason: 'cancelled' | 'unpaid' | 'refunded' | 'withdrawn' | null;
      /** @description Who pays, and reads */
      holder: string;
      id: string;
      /** @description Whether the terms of today were agreed to for the next month */
      isChanging: boolean;
      /** @description namespace/name, or the author’s name */
      name: string;
      /** @description The last one that was paid */
      period: components['schemas']['PeriodView'];
      /**
       * Format: date-time
       * @description Until then it is read, whatever happens
       */
      readableUntil: string | null;
      seller: string;
      /** Format: date-time */
      startedAt: string;
      /**
       * @description past_due: a month could not be paid yet; ending: it does not go on after this one
       * @enum {string}
       */
      state: 'active' | 'past_due' | 'ending' | 'ended';
      /**
       * @description creator: all that the seller marks for subscribers
       * @enum {string}
       */
      subject: 'repository' | 'creator';
      /** @description As they were agreed to */
      terms: components['schemas']['TermsView'];
      /**
       * @description null: of an author, or gone
       * @enum {string|null}
       */
      type: 'model' | 'dataset' | 'app' | null;
      /** @description The next month as it will be charged; null: there is none */
      upcoming: components['schemas']['UpcomingMonthView'] | null;
    };
    HeldView: {
      /** @description Of the page of the discussion, from the root of the hub */
      address: string;
      /** @description Who wrote it */
      author: string;
      /** @description Markdown */
      content: string | null;
      /** @description Of an edit: what the comment says as it is */
      contentNow: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      decidedAt: string | null;
      decidedBy: string | null;
      /** @enum {string|null} */
      decision: 'let-through' | 'refuse' | null;
      decisionReason: string | null;
      /**
       * @description A word of the list, the service outside, or its silence
       * @enum {string}
       */
      foundBy: 'word' | 'service' | 'silence';
      id: string;
      /** @enum {string} */
      kind: 'discussion' | 'comment' | 'review' | 'edit' | 'title';
      /** @description Of the discussion, or kept for it */
      num: number;
      /** @description `ns/name` */
      repository: string;
      /** @description Of the discussion that it would begin, or the title that it would get */
      title: string | null;
      /** @description The title as it is */
      titleNow: string | null;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
      /** @description The word, or the reason of the service */
      why: string;
    };
    HistoryLineView: {
      /** @description wallet, promo, pending, available, in-payout or debt */
      account: string;
      /**
       * @description Negative: it was spent
       * @example 5000
       */
      amountMinor: string;
      currency: string;
      /**
       * Format: date-time
       * @description The moment that it belongs to
       */
      effectiveAt: string;
      /** @description top-up, hold, sale … */
      kind: string;
      /**
       * Format: date-time
       * @description When it was written down
       */
      postedAt: string;
      /**
       * @description What it is about
       * @example payment:12
       */
      reference: string;
      /** @description Of a sale or a refund: what was sold, as it was called then */
      repository: string | null;
      transactionId: string;
    };
    HistoryPage: {
      /** @description The newest first */
      lines: components['schemas']['HistoryLineView'][];
      nextCursor: string | null;
    };
    HubRulesView: {
      /** @description Whether visitors who are not signed in see anything */
      anonymousRead: boolean;
      /**
       * @description Of a new repository whose maker does not say
       * @enum {string}
       */
      defaultVisibility: 'public' | 'private';
      /**
       * @description Who may make organizations
       * @enum {string}
       */
      organizations: 'everyone' | 'administrators';
      /** @enum {string} */
      signup: 'open' | 'invite' | 'closed';
    };
    HunkView: {
      lines: components['schemas']['DiffLineView'][];
      newLines: number;
      newStart: number;
      oldLines: number;
      oldStart: number;
    };
    HyperparametersDto: {
      batchSize?: number;
      epochs?: number;
      learningRate?: number;
      loraAlpha?: number;
      loraDropout?: number;
      loraRank?: number;
      /** @description Tokens of one example */
      maxLength?: number;
      warmupShare?: number;
      weightDecay?: number;
    };
    ImportedFromView: {
      /** Format: date-time */
      at: string;
      /** @description What the revision meant there */
      commit: string;
      revision: string;
      url: string;
    };
    ImportProblemView: {
      code: string;
      message: string;
    };
    ImportSourceDto: {
      /** @description Branch, tag or commit; absent: as the address says, else main */
      revision?: string;
      /** @description The address of its page, perhaps with /tree/REVISION, or owner/name at an upstream */
      source: string;
      /** @description Your own token at the other hub; kept, sealed, until the import ends */
      token?: string;
      /**
       * @description Where the address does not say
       * @enum {string}
       */
      type?: 'model' | 'dataset' | 'app';
      /** @description Where owner/name is; absent: the first upstream */
      upstream?: string;
    };
    ImportSourceView: {
      bytes: number;
      commitOid: string;
      files: number;
      id: string;
      isGated: boolean;
      isPrivate: boolean;
      revision: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
      upstream: string;
      /** @description Its page there */
      url: string;
    };
    ImportsPageView: {
      /** @description The newest first */
      imports: components['schemas']['ImportView'][];
      nextCursor: string | null;
    };
    ImportView: {
      bytesDone: number;
      /** @description Over the last seconds; null while nothing comes */
      bytesPerSecond: number | null;
      bytesTotal: number | null;
      /** @description What the revision meant when it began */
      commitOid: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      endedAt: string | null;
      filesDone: number;
      /** @description Null before they were listed */
      filesTotal: number | null;
      /** @description Why it came without its history after all */
      historyProblem: string | null;
      id: string;
      /** @description As the repository is to be once it is whole; until then it is private */
      isPrivate: boolean;
      name: string;
      namespace: string;
      /**
       * Format: date-time
       * @description Of one that waits because of a problem
       */
      nextTryAt: string | null;
      /** @description Why it failed, or why it waits */
      problem: components['schemas']['ImportProblemView'] | null;
      revision: string;
      sourceId: string;
      sourceUrl: string;
      /**
       * @description The last three are ends; a failed one can be tried again
       * @enum {string}
       */
      state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
      /**
       * @description What it is at, or was at last
       * @enum {string}
       */
      step: 'listing' | 'history' | 'large-files' | 'files' | 'finishing';
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
      /** @description Some of the files that are arriving */
      underWay: components['schemas']['FileUnderWayView'][];
      upstream: string;
      withHistory: boolean;
    };
    InspectedLinkView: {
      /** @description The address that the invitation was sent to, or that is to be confirmed */
      email?: string;
      /** Format: date-time */
      expiresAt: string;
      /** @description Where an invitation leads */
      invitedTo?: components['schemas']['InvitedToView'];
      /** @enum {string} */
      purpose: 'first-admin' | 'reset' | 'invitation' | 'address';
      /** @description Whose password a reset link sets; whose address it is */
      userName?: string;
    };
    InvitationView: {
      /** Format: date-time */
      createdAt: string;
      /** @description Where it was mailed to; null: the link was handed over */
      email: string | null;
      /** Format: date-time */
      expiresAt: string;
      id: string;
      /** @enum {string} */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    InviteDto: {
      /**
       * Format: email
       * @description Where the link is mailed to, if this hub sends mail
       */
      email?: string | null;
      /**
       * @description The language of the mail
       * @enum {string}
       */
      locale?: 'en' | 'zh-CN';
      /**
       * @description What whoever comes by the link may do
       * @enum {string}
       */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    InvitedToView: {
      fullName: string;
      organization: string;
      /** @enum {string} */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    InviteToHubDto: {
      /**
       * Format: email
       * @description Where the link is mailed to, if this hub sends mail
       */
      email?: string | null;
      /**
       * @description The language of the mail
       * @enum {string}
       */
      locale?: 'en' | 'zh-CN';
      /**
       * @description Where the colleague becomes a member; absent: an account and nothing more
       * @example acme
       */
      organization?: string;
      /**
       * @description Their role there; `read` when it is absent
       * @enum {string}
       */
      role?: 'read' | 'contributor' | 'write' | 'admin';
    };
    InvoiceLineView: {
      amountMinor: string;
      /** Format: date-time */
      fromAt: string | null;
      /** @description plan, unused, remaining, credit … */
      kind: string;
      quantity: number;
      text: components['schemas']['LocalisedDto'];
      unitMinor: string;
      /** Format: date-time */
      untilAt: string | null;
    };
    InvoicesPage: {
      invoices: components['schemas']['InvoiceView'][];
      nextCursor: string | null;
    };
    InvoiceView: {
      buyer: components['schemas']['BuyerView'];
      /** @description Of a credit note: the invoice */
      correctsId: string | null;
      currency: string;
      /** Format: date-time */
      fromAt: string | null;
      id: string;
      /** Format: date-time */
      issuedAt: string;
      /** @enum {string} */
      kind: 'invoice' | 'credit-note';
      lines: components['schemas']['InvoiceLineView'][];
      /** @example 2026-000123 */
      number: string;
      /** @description Of it with promotional credit */
      promoMinor: string;
      reason: string;
      /** @example subscription:12 */
      reference: string;
      seller: components['schemas']['SellerView'];
      taxBasisPoints: number;
      /** @description Contained in what the wallet pays */
      taxMinor: string;
      /** @description With tax */
      totalMinor: string;
      /** Format: date-time */
      untilAt: string | null;
      /** @description Of it from the wallet */
      walletMinor: string;
    };
    ItemDto: {
      /**
       * @description `namespace/name`, or the address of a collection: `namespace/slug`
       * @example acme/owl
       */
      id: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app' | 'collection';
    };
    JobAheadView: {
      /** @description Null: somebody else’s */
      key: string | null;
      namespace: string | null;
      /** Format: date-time */
      queuedAt: string;
      title: string | null;
    };
    JobAttemptCostView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 200
       */
      amountMinor: string;
      attempt: number;
      /** Format: date-time */
      begunAt: string;
      /** Format: date-time */
      endedAt: string | null;
      /**
       * @description Of an hour, as people write it
       * @example 1.50
       */
      hourPrice: string;
      /** @description By the hub’s clock */
      hubSeconds: number;
      /** @description It ended by no fault of the job: paid until the last checkpoint that it kept */
      isFault: boolean;
      /** @description The hub’s own */
      isHubs: boolean;
      /** @description Null: the hub, or somebody who is gone */
      owner: string | null;
      /** @description The lower of both */
      paidSeconds: number;
      /** @description As it was called then */
      runner: string;
      /** @description As the runner says; null: it never did */
      runnerSeconds: number | null;
    };
    JobCostView: {
      /** @description Those on runners that cost something, the earliest first */
      attempts: components['schemas']['JobAttemptCostView'][];
      currency: string;
      /**
       * @description Set aside when it was queued; null: nothing
       * @example 200
       */
      heldMinor: string | null;
      /** @description It was taken, and the rest given back */
      isSettled: boolean;
      /**
       * @description The highest price of an hour that was agreed to; 0: only runners that cost nothing
       * @example 1.50
       */
      maxPrice: string;
      /**
       * @description Whether runners of others may take it
       * @enum {string}
       */
      runners: 'none' | 'public' | 'any';
      /**
       * @description So far, or what it came to
       * @example 200
       */
      usedMinor: string;
    };
    JobEventsView: {
      /** @description The oldest first */
      events: components['schemas']['JobEventView'][];
    };
    JobEventView: {
      /** @description user:…, runner:… or system */
      actor: string;
      /** Format: date-time */
      at: string;
      attempt: number;
      data: {
        [key: string]: unknown;
      };
      id: string;
      /** @enum {string} */
      level: 'info' | 'warn' | 'error';
      message: string;
      /** @description job.… for moves of the job */
      name: string;
    };
    JobFailureView: {
      /** @enum {string} */
      class: 'input' | 'out-of-memory' | 'infrastructure' | 'trainer' | 'timeout' | 'cancelled';
      code: string;
      /** @description A sentence that tells what to do */
      message: string;
    };
    JobLanesDto: {
      /** @description Out of `of` jobs that a runner takes, so many go by the order in which tips are nothing */
      free: number;
      of: number;
      /** @description From then on who waits comes before all others in that order */
      overdueAfterSeconds: number;
    };
    JobLanesView: {
      free: number;
      of: number;
      overdueAfterSeconds: number;
    };
    JobLikelyCostView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 200
       */
      highMinor: string;
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 200
       */
      lowMinor: string;
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 200
       */
      valueMinor: string;
    };
    JobLogView: {
      /** @description A gap in the numbers is what a long log left out */
      pieces: components['schemas']['LogPieceView'][];
    };
    JobMetricsView: {
      /** @description By step */
      metrics: components['schemas']['JobMetricView'][];
    };
    JobMetricView: {
      /** Format: date-time */
      at: string;
      step: number;
      values: {
        [key: string]: number;
      };
    };
    JobNewsView: {
      events: components['schemas']['JobEventView'][];
      job: components['schemas']['JobView'];
      metrics: components['schemas']['JobMetricView'][];
      pieces: components['schemas']['LogPieceView'][];
    };
    JobProgressView: {
      epoch: number | null;
      step: number;
      steps: number;
    };
    JobQuoteView: {
      currency: string;
      /** @description What it reads and makes that not everybody may see: whoever runs a machine can */
      hidden: string[];
      /** @description What the estimate of its time comes to at that price; null without one */
      likely: components['schemas']['JobLikelyCostView'] | null;
      /**
       * @description What its limit of time comes to
       * @example 200
       */
      mostMinor: string;
      /** @description Runners that it could go to, the cheapest first */
      offers: components['schemas']['ComputeOfferView'][];
      /**
       * @description As it was asked for
       * @example 1.50
       */
      price: string;
    };
    JobResultView: {
      commitOid: string | null;
      name: string;
      namespace: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    JobsPageView: {
      /** @description The newest first */
      jobs: components['schemas']['JobView'][];
      nextCursor: string | null;
    };
    JobTipDto: {
      /**
       * @description As people write it
       * @example 2.00
       */
      amount: string;
      /** @description Whose wallet pays: oneself, or an organization one is an admin of */
      payer: string;
      /** @description Made by the client once for what it wants once: a request that is sent again does nothing more */
      requestKey: string;
    };
    JobTipsView: {
      currency: string;
      lanes: components['schemas']['JobLanesView'];
      /** @description How long it waits at the most, if every job takes as long as it may, whatever others tip */
      longestWaitSeconds: number | null;
      /** @description How many others are taken before it at the most once it is overdue, whatever they tip */
      othersAtMost: number | null;
      /** @description In the lane of tips, as it stands: 1 is the next */
      positionNow: number;
      /** @description The same with the amount that was asked about */
      positionThen: number;
      tips: components['schemas']['JobTipView'][];
    };
    JobTipView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 200
       */
      amountMinor: string;
      /** Format: date-time */
      at: string;
      currency: string;
      id: string;
      /** @description Before how many others (1000: or more) */
      jumped: number | null;
      /**
       * @description used: the job was taken before others
       * @enum {string}
       */
      state: 'held' | 'used' | 'returned';
    };
    JobView: {
      /** @description 0 before the first */
      attempt: number;
      /**
       * Format: date-time
       * @description Of the attempt that runs or ran last
       */
      attemptAt: string | null;
      /** @description From where another attempt would go on */
      checkpointStep: number | null;
      cpus: number;
      /** Format: date-time */
      createdAt: string;
      createdBy: string | null;
      /** Format: date-time */
      endedAt: string | null;
      /** @description Why it failed, or why an attempt was lost */
      failure: components['schemas']['JobFailureView'] | null;
      gpus: number;
      isCancelWanted: boolean;
      /** @description ftjob-… */
      key: string;
      kind: string;
      memoryBytes: number;
      namespace: string;
      /** @description The quote, and at the end what came of it */
      outcome: {
        [key: string]: unknown;
      } | null;
      priority: number;
      progress: components['schemas']['JobProgressView'] | null;
      /** Format: date-time */
      queuedAt: string | null;
      /** @description What a runner must know how to do */
      recipe: string;
      /** @description The repository that it writes its result to, once it has */
      result: components['schemas']['JobResultView'] | null;
      /** @description Where it runs, or ran last */
      runner: string | null;
      /** @description That an attempt may take */
      secondsLimit: number;
      /** @description What was asked for; its shape is the affair of the kind */
      settings: {
        [key: string]: unknown;
      };
      /** @description What the attempt is at */
      stage: string | null;
      /** Format: date-time */
      startedAt: string | null;
      /**
       * @description The last three are ends
       * @enum {string}
       */
      state: 'checking' | 'quoted' | 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
      title: string;
      /** @description Of attempts that have ended and count */
      usedSeconds: number;
    };
    JobWaitingView: {
      /** @description The first of those before it */
      ahead: components['schemas']['JobAheadView'][];
      /** @description What an hour costs on the cheapest runner that is there (price), as people write it */
      hourPrice: string | null;
      /** @description How many jobs of the namespace may run at a time (namespace-limit) */
      limit: number | null;
      /** @description 1 is the next in turn */
      position: number;
      /** @enum {string} */
      reason: 'pause' | 'no-runner' | 'price' | 'paused' | 'namespace-limit' | 'ahead' | 'busy' | 'starting';
      /**
       * @description What no runner has (no-runner), or what is in use (busy, ahead)
       * @enum {string|null}
       */
      resource: 'recipe' | 'cpus' | 'memory' | 'gpus' | 'slots' | null;
      /**
       * Format: date-time
       * @description When another attempt begins (pause)
       */
      until: string | null;
    };
    KeptPlansView: {
      plans: components['schemas']['KeptPlanView'][];
    };
    KeptPlanView: {
      /** @enum {string} */
      audience: 'everybody' | 'users' | 'organizations';
      /** @example pro */
      code: string;
      currency: string;
      isPerSeat: boolean;
      isVisible: boolean;
      /**
       * @description For a month; tax is contained
       * @example 4900
       */
      monthMinor: string;
      name: components['schemas']['LocalisedDto'];
      /** @description How many have which version, and keep it when the plan is changed */
      subscribers: components['schemas']['PlanSubscribersView'][];
      summary: components['schemas']['LocalisedDto'];
      /** @description Storage, minutes and tokens are for each seat */
      terms: components['schemas']['PlanTermsDto'];
      trialDays: number;
      /** @description Counts up with each change */
      version: number;
      yearMinor: string;
    };
    KeptView: {
      /** @description `namespace/name`, or the name of the organization */
      id: string;
      /** @enum {string} */
      reason: 'changed' | 'moved' | 'members' | 'repositories';
    };
    KinPageView: {
      /** @description The closest first */
      items: components['schemas']['KinView'][];
      nextCursor: string | null;
    };
    KinshipView: {
      /** @description The other one had them on this hub first */
      isOrigin: boolean;
      /** @description The same of the other one */
      otherPercent: number;
      otherTensors: number;
      /** @description Of the weights of the model that was asked about, by bytes; rounded down */
      percent: number;
      sharedBytes: number;
      sharedTensors: number;
      /** @description Those that tell models from each other: without small ones and constants */
      tensors: number;
    };
    KinView: {
      measured: components['schemas']['KinshipView'];
      repository: components['schemas']['RepositorySummary'];
    };
    LargeFileDto: {
      sha256: string;
      sizeBytes: number;
    };
    LargeFilesDto: {
      files: components['schemas']['LargeFileDto'][];
    };
    LargeFileUploadView: {
      /** @description How long the addresses live */
      expiresSeconds: number;
      /** @description Of `single`: PUT the bytes there */
      href: string | null;
      /**
       * @description `stored`: this repository has it, nothing is to be sent
       * @enum {string}
       */
      kind: 'stored' | 'single' | 'parts' | 'refused';
      parts: components['schemas']['PartsView'] | null;
      /** @description Why it is refused */
      refusal: string | null;
      sha256: string;
      sizeBytes: number;
    };
    LargeRepositoryView: {
      isPrivate: boolean;
      largeFileBytes: number;
      name: string;
      namespace: string;
      type: string;
    };
    LastCommitView: {
      /** Format: date-time */
      at: string;
      author: string;
      oid: string;
      title: string;
    };
    LeaveView: {
      /** @description Where the browser goes */
      url: string;
    };
    LedgerDaysPage: {
      /** @description The newest first */
      days: components['schemas']['LedgerDayView'][];
      nextCursor: string | null;
    };
    LedgerDayView: {
      /** @description In UTC */
      day: string;
      /** @description SHA-256 over everything up to and with it */
      hash: string;
      transactions: string;
    };
    LedgerFindingView: {
      /** @example ledger/balance */
      code: string;
      /** @description In English */
      message: string;
    };
    LedgerLineView: {
      /** @enum {string} */
      account:
        | 'wallet'
        | 'promo'
        | 'held'
        | 'promo-held'
        | 'metered'
        | 'promo-metered'
        | 'pending'
        | 'available'
        | 'in-payout'
        | 'debt'
        | 'clearing'
        | 'sales-fee'
        | 'tips-fee'
        | 'plans'
        | 'compute'
        | 'gateway'
        | 'tax'
        | 'provider-fee'
        | 'write-off'
        | 'promo-issued'
        | 'promo-spent';
      /**
       * @description A whole number of the smallest unit of the currency; negative: the account loses it
       * @example 999
       */
      amountMinor: string;
      currency: string;
      /** @description Whose it is, by the name of today; null: the hub’s own, or of somebody who is gone */
      holder: string | null;
      /** @description Whether it is the hub’s own */
      isHub: boolean;
      /** @description Credit that was given: never money */
      isPromo: boolean;
      /**
       * @description Which of several of a kind
       * @example manual
       */
      qualifier: string;
    };
    LedgerProofView: {
      /** Format: date-time */
      at: string;
      /** @description Closed days whose hashes were computed again */
      closedDays: number;
      /** @description What does not hold; the first hundred */
      findings: components['schemas']['LedgerFindingView'][];
      /** @description Of every entry there is */
      sums: components['schemas']['LedgerSumView'][];
      transactions: string;
    };
    LedgerSumView: {
      currency: string;
      entries: string;
      /** @description All that accounts gained */
      gainedMinor: string;
      /** @description Credit that was given, apart from money */
      isPromo: boolean;
      /** @description All that accounts lost */
      lostMinor: string;
      /** @description Both together: 0 */
      totalMinor: string;
    };
    LedgerTransactionsPage: {
      nextCursor: string | null;
      /** @description The newest first */
      transactions: components['schemas']['LedgerTransactionView'][];
    };
    LedgerTransactionView: {
      /**
       * Format: date-time
       * @description The moment that it belongs to
       */
      effectiveAt: string;
      id: string;
      /**
       * @description Made from the fact: it is booked once
       * @example sale:12:refund:3
       */
      key: string;
      /** @description top-up, sale, refund … */
      kind: string;
      /** @description They add up to nothing, for each currency */
      lines: components['schemas']['LedgerLineView'][];
      /**
       * Format: date-time
       * @description When it was written down
       */
      postedAt: string;
      /**
       * @description What it is about
       * @example sale:12
       */
      reference: string;
    };
    LedgerView: {
      /** @description The accounts of the hub itself */
      balances: components['schemas']['AccountBalanceView'][];
      closed: components['schemas']['ClosedDayView'] | null;
    };
    LicenceTermsDto: {
      may?: ('train' | 'commercial' | 'modify' | 'redistribute' | 'distribute-results')[];
      must?: ('attribute' | 'share-alike' | 'keep-notices')[];
      sample?: components['schemas']['SampleDto'];
      /** @example CC-BY-4.0 */
      spdx?: string | null;
    };
    LicenceTermsView: {
      /** @description Beyond using it, or reading it where that is sold */
      may: ('train' | 'commercial' | 'modify' | 'redistribute' | 'distribute-results')[];
      must: ('attribute' | 'share-alike' | 'keep-notices')[];
      /** @description Of which file everybody sees rows; null: the first one */
      samplePath: string | null;
      sampleRows: number;
      /** @description Where the licence is one of SPDX’s list */
      spdx: string | null;
    };
    LikeView: {
      liked: boolean;
      likes: number;
    };
    LineageView: {
      /** @description The nearest first */
      ancestors: components['schemas']['AncestorView'][];
      datasets: components['schemas']['UsedDataView'][];
      descendants: components['schemas']['RelationCountsView'];
      /** @description False when there are more ancestors than are told */
      isWhole: boolean;
      /** @description Models with which it has tensors in common */
      kin: components['schemas']['KinPageView'];
    };
    LineCommentDto: {
      /** @description Markdown */
      content: string;
      /** @description The line of the change that it is about */
      place: components['schemas']['CommentPlaceDto'];
    };
    LinesView: {
      /** @description The last line of the file is among them */
      end: boolean;
      /** @description Number of the first one, from 1 */
      from: number;
      lines: string[];
    };
    LinkedIdentityView: {
      /** Format: date-time */
      createdAt: string;
      email: string | null;
      id: string;
      issuer: string;
      /** Format: date-time */
      lastSignInAt: string | null;
    };
    ListedTensorView: {
      /** @example BF16 */
      dtype: string;
      /** @description Of dtype, shape and contents, 16 bytes of SHA-256; null: not hashed yet */
      hash: string | null;
      name: string;
      parameters: number;
      shape: number[];
      /** @description Null: of a type whose layout is not known */
      sizeBytes: number | null;
    };
    ListedUsageView: {
      fullName: string;
      /** @description The limits are those of the hub */
      isDefault: boolean;
      /** @enum {string} */
      kind: 'user' | 'organization';
      /** @description null: without limit */
      maxBytes: number | null;
      /** @description null: without limit */
      maxRepositories: number | null;
      namespace: string;
      repositories: number;
      /** @description The sum over its repositories: large files, and git objects as they are kept */
      storedBytes: number;
    };
    LocaleDto: {
      /** @enum {string} */
      locale: 'en' | 'zh-CN';
    };
    LocalisedDto: {
      en: string;
      'zh-CN': string;
    };
    LogPieceView: {
      /** Format: date-time */
      at: string;
      attempt: number;
      seq: number;
      text: string;
    };
    MadeInvitationView: {
      /** Format: date-time */
      expiresAt: string;
      /** @description The whole link, shown this once; null when it was mailed to the guest alone */
      url: string | null;
    };
    MadeUsageKeyView: {
      /** Format: date-time */
      createdAt: string;
      id: string;
      name: string;
      /** @description Shown this once */
      secret: string;
      /**
       * Format: date-time
       * @description To the minute
       */
      usedAt: string | null;
    };
    MakingJobView: {
      key: string;
      /** @description Whose job it is */
      namespace: string;
    };
    MakingView: {
      /** Format: date-time */
      at: string;
      /** @description What the job committed */
      commitOid: string;
      /** @description Whether the default branch still has these files, but for cards, pictures and licences; null before somebody has looked */
      isUnchanged: boolean | null;
      /** @description For members of the namespace that ran it, as long as there is a job */
      job: components['schemas']['MakingJobView'] | null;
      /** @description The commit of the base, or of the data, that it used */
      originCommitOid: string;
    };
    MarkedRepositoryView: {
      name: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    MemberRoleDto: {
      /** @enum {string} */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    MemberView: {
      fullName: string;
      name: string;
      /** @enum {string} */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    MergeDto: {
      /** @description Markdown */
      comment?: string;
    };
    MergeGuardView: {
      /** @description That are needed, of people who may write here */
      approvals: number;
      /** @description That there are, for the change as it stands */
      given: number;
      /** @description You may merge, as far as the rules say */
      mayMerge: boolean;
      /** @description Of the rules that hold for the branch */
      patterns: string[];
    };
    MetaView: {
      anonymousRead: boolean;
      /** @description This hub as the client sees it */
      baseUrl: string;
      /**
       * @description Of a new repository whose maker does not say
       * @enum {string}
       */
      defaultVisibility: 'public' | 'private';
      /** @description Whether this hub sends mail */
      mail: boolean;
      /**
       * @description What kind of hub this is; null: nobody chose yet
       * @enum {string|null}
       */
      mode: 'personal' | 'company' | 'community' | null;
      /** @description By GROVE_MODE: it cannot be chosen here */
      modeIsFixed: boolean;
      name: string;
      /** @description Nobody administers this hub yet */
      needsSetup: boolean;
      /** @description Whether people sign in with a password */
      passwordSignIn: boolean;
      /**
       * @description Whose passwords sign in at this moment
       * @enum {string}
       */
      passwordsOf: 'everybody' | 'administrators' | 'nobody';
      /** @description What the sign-in provider is called; null: there is none */
      provider: string | null;
      /** @enum {string} */
      signup: 'open' | 'invite' | 'closed';
      version: string;
    };
    ModeChoiceView: {
      /** @enum {string} */
      mode: 'personal' | 'company' | 'community';
      /** @description What would hold here, the environment included */
      rules: components['schemas']['HubRulesView'];
    };
    ModeDto: {
      /**
       * @description Just me, my company, or a public community
       * @enum {string}
       */
      mode: 'personal' | 'company' | 'community';
    };
    ModeView: {
      choices: components['schemas']['ModeChoiceView'][];
      /** @description Those with a variable of their own in the environment: no mode changes them */
      fixedRules: ('signup' | 'anonymousRead' | 'defaultVisibility' | 'organizations')[];
      /** @description By GROVE_MODE: it cannot be chosen here */
      isFixed: boolean;
      /**
       * @description null: nobody chose yet
       * @enum {string|null}
       */
      mode: 'personal' | 'company' | 'community' | null;
      /** @description What holds now */
      rules: components['schemas']['HubRulesView'];
    };
    MoneyRulesDto: {
      /** @description How long earnings wait before they can be paid out */
      holdBackDays: number;
      /**
       * @description As people write it
       * @example 10.00
       */
      payoutMinimum: string;
      /** @description The hub’s part of a sale, in hundredths of a percent */
      saleFeeBasisPoints: number;
      /**
       * @description The most that one gives in a day, as people write it; 0: nobody gives tips; absent: as it is
       * @example 200.00
       */
      tipDailyMost?: string;
      /** @description The hub’s part of a tip, in hundredths of a percent; absent: as it is */
      tipFeeBasisPoints?: number;
      /** @description How long tips wait before they can be paid out; absent: as it is */
      tipHoldBackDays?: number;
    };
    MoneyRulesView: {
      currency: string;
      holdBackDays: number;
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 999
       */
      payoutMinimumMinor: string;
      saleFeeBasisPoints: number;
      /**
       * @description The most that one gives in a day
       * @example 999
       */
      tipDailyMostMinor: string;
      tipFeeBasisPoints: number;
      tipHoldBackDays: number;
    };
    MoneyView: {
      /** @description ISO 4217; XHC: units of the hub’s own */
      currency: string;
      /** @description Whether anything can cost something here */
      isOn: boolean;
      /** @description Nobody really pays */
      isTest: boolean;
      /**
       * @description What is paid in at once, at least
       * @example 5000
       */
      leastTopUpMinor: string;
      /** @description And at most */
      mostTopUpMinor: string;
      /** @description How people pay */
      providers: string[];
    };
    NameAvailabilityView: {
      isFree: boolean;
    };
    NamespaceReachView: {
      /** @description What it may do in the name of the namespace */
      actions: (
        | 'see-usage'
        | 'see-jobs'
        | 'run-jobs'
        | 'call-models'
        | 'create-repository'
        | 'see-collections'
        | 'edit-collections'
        | 'administer'
        | 'see-webhooks'
        | 'edit-webhooks'
        | 'see-money'
        | 'spend-money'
      )[];
      /** @description Whose settings it changes, and which it deletes */
      administers: components['schemas']['ReachedView'];
      /** @description Those of them that not everybody reads: private, gated, sold */
      closed: number;
      /** @description How many of them this answer looked at; the counts below are of these */
      looked: number;
      name: string;
      /** @description Where it opens pull requests */
      proposes: components['schemas']['ReachedView'];
      /** @description Of the closed ones: whose contents it reads */
      readsClosed: components['schemas']['ReachedView'];
      /**
       * @description Of the person, in an organization; null in their own
       * @enum {string|null}
       */
      role: 'read' | 'contributor' | 'write' | 'admin' | null;
      /** @description Its repositories, counted up to 5,000 */
      total: number;
      writes: components['schemas']['ReachedView'];
    };
    NamespaceShowbackView: {
      /**
       * Format: date-time
       * @description The end of the month, or now
       */
      countedUntil: string;
      currency: string;
      /** @description Its days that have begun: storage is the average over them */
      daysCounted: number;
      /**
       * @description The first that there is
       * @example 2026-10
       */
      firstMonth: string;
      /** @description Whether any of them is above nothing */
      isPriced: boolean;
      /**
       * @description The present one
       * @example 2026-11
       */
      lastMonth: string;
      /**
       * @description In UTC
       * @example 2026-11
       */
      month: string;
      namespace: components['schemas']['ShowbackNamespaceView'];
      nextCursor: string | null;
      /** @description The internal rates of that month */
      rates: components['schemas']['ShowbackRatesView'];
      /** @description By their names, what is of no repository first: they add up to the namespace */
      repositories: components['schemas']['ShowbackRepositoryView'][];
    };
    NamespaceUsageView: {
      /** @description The limits are those of the hub */
      isDefault: boolean;
      /** @description null: without limit */
      maxBytes: number | null;
      /** @description null: without limit */
      maxRepositories: number | null;
      namespace: string;
      repositories: number;
      /** @description The sum over its repositories: large files, and git objects as they are kept */
      storedBytes: number;
    };
    NamespaceView: {
      /** @enum {string} */
      kind: 'user' | 'organization';
      name: string;
    };
    NestedCollectionView: {
      /** @description Plain text; may be empty */
      description: string;
      isPrivate: boolean;
      itemsCount: number;
      namespace: string;
      /** @enum {string} */
      ownerKind: 'user' | 'organization';
      /** @description The last part of its address; the first one is its namespace */
      slug: string;
      /** @enum {string} */
      theme: 'orange' | 'blue' | 'green' | 'purple' | 'pink' | 'indigo';
      title: string;
      /** Format: date-time */
      updatedAt: string;
      upvotes: number;
    };
    NewBranchDto: {
      /** @description The head of the default branch, unless it is given */
      from?: string;
      name: string;
    };
    NewBranchRuleDto: {
      /** @description That a pull request needs; where nobody pushes */
      approvals?: number;
      /**
       * @description Everybody who may write, those who administer the repository, or nobody: then branches change by merged pull requests
       * @enum {string}
       */
      directPush: 'writers' | 'maintainers' | 'nobody';
      /** @enum {string} */
      kind: 'branch' | 'tag';
      /** @description Of short names: `main`, `release/*`. `*` stands for anything without a slash, `**` for anything, `?` for one character */
      pattern: string;
    };
    NewCollectionDto: {
      description?: string;
      isPrivate?: boolean;
      /** @description Whose it is */
      namespace: string;
      title: string;
    };
    NewCommentDto: {
      /** @description Markdown */
      content: string;
      /** @description The line of the change that it is about: it begins a thread */
      place?: components['schemas']['CommentPlaceDto'];
      /** @description The comment on a line that it answers */
      threadId?: string;
    };
    NewDiscussionDto: {
      /** @description Markdown */
      description: string;
      title: string;
    };
    NewFinetuneDto: {
      /** @description True: queued as soon as the check has passed; absent: it waits until the quote is accepted */
      autoStart?: boolean;
      /** @description Which columns are which; absent: guessed by their names */
      columns?: {
        [key: string]: string;
      };
      /** @description What it may cost on which runners; absent: nothing */
      compute?: components['schemas']['ComputeWishDto'];
      hyperparameters?: components['schemas']['HyperparametersDto'];
      /** @description Absent: private */
      isPrivate?: boolean;
      /** @enum {string} */
      method: 'lora' | 'full';
      /** @description namespace/name of the base model */
      model: string;
      /** @description Absent: main */
      modelRevision?: string;
      /** @description Who pays, and whose the result is; absent: you */
      namespace?: string;
      /** @description Name of the result; absent: made of the model’s */
      outputName?: string;
      /** @enum {integer} */
      priority?: -1 | 0 | 1;
      /** @enum {string} */
      recipe: 'sft-lora' | 'text-classification';
      seed?: number;
      /** @enum {string} */
      shape: 'chat' | 'completion' | 'classification';
      training: components['schemas']['DataReferenceDto'];
      /** @description Absent: a share of the training rows is held out */
      validation?: components['schemas']['DataReferenceDto'];
    };
    NewImportDto: {
      /** @description Absent: as the hub makes them. What is private or gated there is private here, whatever is asked */
      isPrivate?: boolean;
      name: string;
      namespace: string;
      /** @description Branch, tag or commit; absent: as the address says, else main */
      revision?: string;
      /** @description The address of its page, perhaps with /tree/REVISION, or owner/name at an upstream */
      source: string;
      /** @description Your own token at the other hub; kept, sealed, until the import ends */
      token?: string;
      /**
       * @description Where the address does not say
       * @enum {string}
       */
      type?: 'model' | 'dataset' | 'app';
      /** @description Where owner/name is; absent: the first upstream */
      upstream?: string;
      /** @description With its commits and tags; absent: its files as one commit */
      withHistory?: boolean;
    };
    NewItemDto: {
      item: components['schemas']['ItemDto'];
      /** @description Plain text */
      note?: string;
    };
    NewOauthClientDto: {
      /** @description http(s) address */
      homepage?: string;
      /** @description It runs on a server and can keep a secret */
      isConfidential: boolean;
      name: string;
      /** @description Where people may be sent back to; compared exactly */
      redirectUris: string[];
      scopes: string[];
    };
    NewOrganizationDto: {
      fullName?: string;
      name: string;
    };
    NewPullRequestDto: {
      /** @description Markdown */
      description: string;
      /** @description The branch that it is for; the default branch, unless it is given */
      revision?: string;
      title: string;
    };
    NewRepositoryDto: {
      /**
       * @description What a model is made from, for templates that say so
       * @example acme/tiny
       */
      baseModel?: string;
      /** @description Absent: as the hub makes them */
      isPrivate?: boolean;
      /**
       * @description In which the template is written; absent: en
       * @enum {string}
       */
      language?: 'en' | 'zh-CN';
      /** @description Of the card; templates bring the text of short licences, too */
      license?: string;
      /** @description Of a licence `other`: an address, or a file of the repository */
      licenseLink?: string;
      /** @description Of a licence `other` */
      licenseName?: string;
      name: string;
      namespace: string;
      /** @description The whole first card (README.md), front matter included, in the place of the one that the hub writes */
      readme?: string;
      sdk?: string;
      /**
       * @description One of its type; absent: empty
       * @enum {string}
       */
      template?: 'empty' | 'card' | 'adapter' | 'quantized' | 'table' | 'conversations' | 'page' | 'chat';
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    NewRunnerDto: {
      /** @description Letters, digits, dots, dashes and underscores */
      name: string;
      /** @description Works for this namespace only; absent: for everybody */
      namespace?: string;
    };
    NewTagDto: {
      message?: string;
      name: string;
      /** @description The head of the default branch, unless it is given */
      revision?: string;
    };
    NewTokenDto: {
      displayName: string;
      expiresInDays?: number;
      /** @enum {string} */
      role: 'read' | 'write' | 'fineGrained';
      /** @description Of a fine-grained token */
      scopes?: components['schemas']['TokenScopeDto'][];
    };
    NewUpstreamDto: {
      /** @description Up to and with /v1 */
      baseUrl: string;
      /** @description Sent as a bearer token, kept sealed */
      key?: string | null;
      models: components['schemas']['GatewayModelDto'][];
      name: string;
    };
    NewWebhookDto: {
      domains: ('repo' | 'discussion')[];
      /** @description Signs what is sent. It is never shown again */
      secret?: string;
      /** @example https://ci.example.com/hooks/models */
      url: string;
      watched: components['schemas']['WatchedDto'][];
    };
    NewWordsDto: {
      /** @description Not as a part of another word; where writing has no spaces it makes no difference */
      isWhole: boolean;
      /** @description Why, for other administrators */
      note?: string;
      /** @description Compared without regard to capitals, width and what nobody sees */
      texts: string[];
      /**
       * @description What becomes of a text that has one: refused (when it is absent), or held until an administrator has looked
       * @enum {string}
       */
      verdict?: 'refuse' | 'hold';
    };
    NextDto: {
      /** @description A path of this site to come back to */
      next?: string;
    };
    NotebookCellView: {
      /** @description Of a cell in Markdown: safe to put into a page */
      html: string | null;
      /** @enum {string} */
      kind: 'markdown' | 'code' | 'raw';
      outputs: components['schemas']['NotebookOutputView'][];
      /** @description As it was written */
      source: string;
    };
    NotebookOutputView: {
      /**
       * @description `html`: as a stranger wrote it, only for a frame without an origin and scripts. `image`: an address of data
       * @enum {string}
       */
      kind: 'text' | 'error' | 'image' | 'html';
      value: string;
    };
    NotebookView: {
      cells: components['schemas']['NotebookCellView'][];
      /** @description There is more than is shown */
      isCut: boolean;
      /** @example python */
      language: string | null;
    };
    NotificationsChoiceDto: {
      ids?: string[];
      /** @enum {string} */
      reason?:
        | 'mention'
        | 'participating'
        | 'owner'
        | 'watching'
        | 'access'
        | 'admitted'
        | 'organization'
        | 'invitation'
        | 'job'
        | 'follower'
        | 'moderation'
        | 'sale'
        | 'tip'
        | 'payout';
      /** @description Id of a repository */
      repository?: string;
      unread?: boolean;
      /** @description All up to this one, as the filter says */
      upTo?: string;
    };
    NotificationSettingsDto: {
      /** @description For which one is written to by mail as well */
      mailReasons: (
        | 'mention'
        | 'participating'
        | 'owner'
        | 'watching'
        | 'access'
        | 'admitted'
        | 'organization'
        | 'invitation'
        | 'job'
        | 'follower'
        | 'moderation'
        | 'sale'
        | 'tip'
        | 'payout'
      )[];
      /** @description Of these nothing is told at all; absent: as it was */
      mutedReasons?: (
        | 'mention'
        | 'participating'
        | 'owner'
        | 'watching'
        | 'access'
        | 'admitted'
        | 'organization'
        | 'invitation'
        | 'job'
        | 'follower'
        | 'moderation'
        | 'sale'
        | 'tip'
        | 'payout'
      )[];
    };
    NotificationSettingsView: {
      /** @description Whether this hub sends mail */
      hasMail: boolean;
      mailReasons: (
        | 'mention'
        | 'participating'
        | 'owner'
        | 'watching'
        | 'access'
        | 'admitted'
        | 'organization'
        | 'invitation'
        | 'job'
        | 'follower'
        | 'moderation'
        | 'sale'
        | 'tip'
        | 'payout'
      )[];
      /** @description Of these nothing is told at all */
      mutedReasons: (
        | 'mention'
        | 'participating'
        | 'owner'
        | 'watching'
        | 'access'
        | 'admitted'
        | 'organization'
        | 'invitation'
        | 'job'
        | 'follower'
        | 'moderation'
        | 'sale'
        | 'tip'
        | 'payout'
      )[];
    };
    NotificationsReadDto: {
      ids?: string[];
      /** @description Of the named ones alone */
      isRead?: boolean;
      /** @enum {string} */
      reason?:
        | 'mention'
        | 'participating'
        | 'owner'
        | 'watching'
        | 'access'
        | 'admitted'
        | 'organization'
        | 'invitation'
        | 'job'
        | 'follower'
        | 'moderation'
        | 'sale'
        | 'tip'
        | 'payout';
      /** @description Id of a repository */
      repository?: string;
      unread?: boolean;
      /** @description All up to this one, as the filter says */
      upTo?: string;
    };
    NotificationsView: {
      items: components['schemas']['NotificationView'][];
      nextCursor: string | null;
    };
    NotificationView: {
      actor: components['schemas']['PersonView'] | null;
      /** @description The reason of a refusal, the role in an organization, the key of a job, the id of an invitation or the address that it went to, what was reported, or an amount of money */
      details: string | null;
      id: string;
      isPullRequest: boolean;
      isRead: boolean;
      /** @enum {string} */
      kind:
        | 'opened'
        | 'commented'
        | 'reviewed'
        | 'status'
        | 'merged'
        | 'access-asked'
        | 'access-accepted'
        | 'access-rejected'
        | 'admitted'
        | 'joined'
        | 'invited'
        | 'invitation-accepted'
        | 'invitation-declined'
        | 'followed'
        | 'job-succeeded'
        | 'job-failed'
        | 'taken-down'
        | 'put-back'
        | 'report-acted'
        | 'report-dismissed'
        | 'sold'
        | 'tipped'
        | 'payout-approved'
        | 'payout-declined'
        | 'payout-paid'
        | 'payout-failed';
      /** @description Of a discussion; else null, and title and status say nothing */
      num: number | null;
      /** @description The organization, or whoever was paid, that it is about */
      organization: string | null;
      /** @enum {string} */
      reason:
        | 'mention'
        | 'participating'
        | 'owner'
        | 'watching'
        | 'access'
        | 'admitted'
        | 'organization'
        | 'invitation'
        | 'job'
        | 'follower'
        | 'moderation'
        | 'sale'
        | 'tip'
        | 'payout';
      /** @description `ns/name` */
      repository: string | null;
      /** @description Its id, for the filter */
      repositoryId: string | null;
      /** @enum {string|null} */
      status: 'draft' | 'open' | 'closed' | 'merged' | null;
      title: string;
      /**
       * @description null: it is about no repository
       * @enum {string|null}
       */
      type: 'model' | 'dataset' | 'app' | null;
      /** Format: date-time */
      updatedAt: string;
    };
    OauthClientChangeDto: {
      /** @description http(s) address, or empty */
      homepage?: string;
      name?: string;
      /** @description Where people may be sent back to; compared exactly */
      redirectUris?: string[];
      scopes?: string[];
    };
    OauthClientView: {
      /** Format: date-time */
      createdAt: string;
      homepage: string;
      id: string;
      isConfidential: boolean;
      name: string;
      redirectUris: string[];
      scopes: string[];
      /** @description The end of its secret */
      secretHint: string | null;
    };
    OauthDecisionDto: {
      /** @enum {string} */
      decision: 'allow' | 'deny';
      /** @description Ids of the organizations that are opened to the program besides the own namespace */
      organizations?: string[];
    };
    OauthProgramView: {
      /** @description Empty: none */
      homepage: string;
      id: string;
      /** @enum {string} */
      kind: 'built-in' | 'registered' | 'app';
      name: string;
      /** @description Who made it; null: it comes with the hub */
      owner: string | null;
    };
    ObjectionDto: {
      reason: string;
    };
    OfferDto: {
      /** @description For machines, and what of a dataset everybody sees */
      details?: components['schemas']['LicenceTermsDto'];
      /**
       * @description once, which is the default: for ever; monthly: as long as it is paid; use: its terms are accepted, and what is used is paid
       * @enum {string}
       */
      kind?: 'once' | 'monthly' | 'use';
      /** @example Acme commercial licence 1 */
      licenceName: string;
      /** @description What a buyer agrees to, word for word */
      licenceText: string;
      /**
       * @description As people write it; of all that is not paid by use
       * @example 9.99
       */
      price?: string;
      /**
       * @description use: it works for buyers on this hub and is not handed out; so is all that is paid by use
       * @enum {string}
       */
      scope?: 'read' | 'use';
      /** @description Of what is bought once: for so many months new versions come with it, 0: none; null, which is the default: all there will be */
      updatesMonths?: number | null;
      /** @description Of what is paid by use */
      use?: components['schemas']['UseTermsDto'];
    };
    OfferStateView: {
      /** @description What subscribing to its author costs, where that opens it */
      authorOffer: components['schemas']['OfferView'] | null;
      /** @description What who buys it, or subscribes where it has no price, pays now */
      checkout: components['schemas']['CheckoutView'] | null;
      /** @description Whether they, or an organization that they belong to, bought it, and that still holds */
      isBought: boolean;
      /** @description Whether those who subscribe to its author read it */
      isForSubscribers: boolean;
      /** @description The same for the right to use it here without receiving it */
      isUsable: boolean;
      /** @description Whether who asks may read its contents */
      mayRead: boolean;
      /** @description null: it has no price of its own */
      offer: components['schemas']['OfferView'] | null;
      /**
       * Format: date-time
       * @description What they bought holds its versions up to then, and newer ones can be bought; null: they read it as it stands, or not at all
       */
      versionsUntil: string | null;
    };
    OfferView: {
      currency: string;
      /** @description Of an author: what subscribers are given, in their words; else empty */
      description: string;
      /** @description For machines */
      details: components['schemas']['LicenceTermsView'];
      id: string;
      /**
       * @description once: for ever; monthly: as long as it is paid; use: its terms are accepted, and what is used is paid once a month
       * @enum {string}
       */
      kind: 'once' | 'monthly' | 'use';
      licenceName: string;
      /** @description Of its text: a purchase is pinned to it */
      licenceSha256: string;
      licenceText: string;
      /**
       * @description A whole number of the smallest unit of the currency; 0 of what is paid by use
       * @example 999
       */
      priceMinor: string;
      /**
       * @description use: it works for buyers on this hub, and is not handed out
       * @enum {string}
       */
      scope: 'read' | 'use';
      /** Format: date-time */
      since: string;
      /** @description Of what is bought once: for so many months new versions come with it, 0: none; null: all there will be */
      updatesMonths: number | null;
      /** @description Of what is paid by use */
      use: components['schemas']['UseTermsView'] | null;
    };
    OneTimeLinkView: {
      /** Format: date-time */
      expiresAt: string;
      /** @description The whole link; shown this once */
      url: string;
    };
    OpenableOrganizationView: {
      fullName: string;
      id: string;
      /** @description It was opened to this program before */
      isOpen: boolean;
      name: string;
    };
    OpenCountsView: {
      discussions: number;
      pullRequests: number;
    };
    OrganizationView: {
      details: string;
      fullName: string;
      members: components['schemas']['MemberView'][];
      name: string;
      /** @description Where the next page of members begins */
      nextCursor: string | null;
      /**
       * @description Of the one who asks
       * @enum {string|null}
       */
      role: 'read' | 'contributor' | 'write' | 'admin' | null;
    };
    OtherNamespaceView: {
      namespace: string;
      withPublic: ('see' | 'discuss' | 'use' | 'read' | 'contribute' | 'write' | 'administer')[];
    };
    OwnAccessView: {
      /** Format: date-time */
      askedAt: string;
      rejectionReason: string | null;
      /** @enum {string} */
      status: 'pending' | 'accepted' | 'rejected';
    };
    OwnAccountView: {
      email: string | null;
      hasPassword: boolean;
      isEmailVerified: boolean;
      /** @description The language of mails */
      locale: string;
      name: string;
      /** @description An account that owns some cannot be deleted */
      ownedRepositories: number;
      /** @description Waits for its owner to open the link */
      pendingEmail: string | null;
      twoFactor: components['schemas']['TwoFactorView'];
    };
    OwnOrganizationView: {
      fullName: string;
      name: string;
      /** @enum {string} */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    OwnRunnersView: {
      currency: string;
      feeBasisPoints: number;
      mayOpen: boolean;
      runners: components['schemas']['RunnerView'][];
    };
    PartsView: {
      /** @description POST {parts: [{partNumber, etag}]} when all are there */
      completionHref: string;
      /** @description PUT each part to its address, in the order of the bytes; each answers with an ETag */
      hrefs: string[];
      partBytes: number;
      /** @description Need not be sent again */
      received: components['schemas']['ReceivedPartView'][];
    };
    PastRatesView: {
      /** @description The newest first */
      rates: components['schemas']['PastRateView'][];
    };
    PastRateView: {
      /**
       * Format: date-time
       * @description From then on
       */
      at: string;
      /**
       * @description A job that uses no GPU
       * @example 1.50
       */
      cpuHour: string;
      currency: string;
      /**
       * @description Each GPU of a job that does
       * @example 1.50
       */
      gpuHour: string;
      /** @description It took jobs of others */
      isOpen: boolean;
    };
    PathProblemView: {
      /** @enum {string} */
      code: 'path/invalid' | 'path/is-folder' | 'path/below-file' | 'path/collision';
      message: string;
    };
    PathsView: {
      /** @description False when there are more */
      complete: boolean;
      paths: string[];
    };
    PaymentActionView: {
      /** @description Where to transfer to */
      instructions: string | null;
      /** @enum {string} */
      kind: 'redirect' | 'transfer';
      /** @description What a transfer must carry so that it is found */
      reference: string | null;
      /** @description Where the payer’s browser goes */
      url: string | null;
    };
    PaymentsPage: {
      nextCursor: string | null;
      /** @description The newest first */
      payments: components['schemas']['PaymentView'][];
    };
    PaymentView: {
      /** @description What the payer has to do */
      action: components['schemas']['PaymentActionView'] | null;
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 5000
       */
      amountMinor: string;
      /** Format: date-time */
      createdAt: string;
      currency: string;
      /** @description Why it failed */
      failure: string | null;
      id: string;
      /** @enum {string} */
      kind: 'charge' | 'refund' | 'payout';
      provider: string;
      /** Format: date-time */
      settledAt: string | null;
      /**
       * @description wished: on its way to the provider; waiting: the provider has it
       * @enum {string}
       */
      state: 'wished' | 'waiting' | 'succeeded' | 'failed';
    };
    PayoutDecisionDto: {
      /** @description Its amount once more, as a confirmation */
      confirmedAmount: string;
      isApproved: boolean;
      /** @description Why not, for the payee */
      reason?: string;
    };
    PayoutDto: {
      /** @example 120.00 */
      amount: string;
      /** @description Where it goes, as the provider understands it; kept sealed */
      destination: string;
      /** @example manual */
      provider: string;
      /** @description Made by the client once for what it wants once: a request that is sent again does nothing more */
      requestKey: string;
    };
    PayoutsPage: {
      nextCursor: string | null;
      /** @description The newest first */
      payouts: components['schemas']['PayoutView'][];
    };
    PayoutTermsView: {
      /** @description How long the earnings of a sale wait */
      holdBackDays: number;
      /**
       * @description The least that is paid out at once
       * @example 999
       */
      minimumMinor: string;
      /** @description By what earnings are paid out here */
      providers: string[];
    };
    PayoutView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 999
       */
      amountMinor: string;
      currency: string;
      /** Format: date-time */
      decidedAt: string | null;
      /** @description The last characters of where it goes */
      destinationEnd: string;
      failure: string | null;
      id: string;
      /** @description null: it is gone */
      namespace: string | null;
      provider: string;
      /** Format: date-time */
      requestedAt: string;
      /** Format: date-time */
      settledAt: string | null;
      /** @enum {string} */
      state: 'requested' | 'approved' | 'paid' | 'failed' | 'declined';
    };
    PendingOnView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 999
       */
      amountMinor: string;
      /**
       * @description In UTC: from then on it can be paid out
       * @example 2026-12-24
       */
      day: string;
    };
    PendingSignInView: {
      canSignUp: boolean;
      email: string | null;
      fullName: string;
      /** @description An account has this address already */
      isKnownAddress: boolean;
      /** @description Free at this moment; empty when none could be made */
      suggestedName: string;
    };
    PeriodView: {
      /** Format: date-time */
      fromAt: string;
      /**
       * Format: date-time
       * @description Not contained: the next one begins then
       */
      untilAt: string;
    };
    PersonView: {
      avatarUrl: string | null;
      fullName: string;
      name: string;
    };
    PlanDto: {
      isVisible: boolean;
      /**
       * @description As people write it
       * @example 9.00
       */
      monthPrice: string;
      name: components['schemas']['LocalisedDto'];
      summary: components['schemas']['LocalisedDto'];
      terms: components['schemas']['PlanTermsDto'];
      trialDays: number;
      /** @example 90.00 */
      yearPrice: string;
    };
    PlannedFileDto: {
      path: string;
      /** @description Its first 512 bytes in base64 */
      sample?: string;
      sizeBytes: number;
    };
    PlannedFileView: {
      /** @description Of what is there now: the sha256 of a large file, else the git name */
      contentId: string | null;
      /** @description The .gitignore of the repository names it */
      isIgnored: boolean;
      /** @description Comes as a large file, not in the commit */
      isLarge: boolean;
      path: string;
      problem: components['schemas']['PathProblemView'] | null;
    };
    PlanSubscribersView: {
      count: number;
      version: number;
    };
    PlansView: {
      plans: components['schemas']['PlanView'][];
    };
    PlanTermsDto: {
      concurrentJobs?: number;
      /** @description null: without limit; absent: what the hub gives everybody */
      gatewayTokensPerMonth?: number | null;
      /** @description null: without limit; absent: what the hub gives everybody */
      jobMinutesPerMonth?: number | null;
      /** @enum {integer} */
      jobPriority?: 0 | 1;
      /** @description null: without limit; absent: what the hub gives everybody */
      maxRepositories?: number | null;
      /** @description null: without limit; absent: what the hub gives everybody */
      privateStorageBytes?: number | null;
      requestsFactor?: number;
    };
    PlanView: {
      /** @enum {string} */
      audience: 'everybody' | 'users' | 'organizations';
      /** @example pro */
      code: string;
      currency: string;
      isPerSeat: boolean;
      isVisible: boolean;
      /**
       * @description For a month; tax is contained
       * @example 4900
       */
      monthMinor: string;
      name: components['schemas']['LocalisedDto'];
      summary: components['schemas']['LocalisedDto'];
      /** @description Storage, minutes and tokens are for each seat */
      terms: components['schemas']['PlanTermsDto'];
      trialDays: number;
      /** @description Counts up with each change */
      version: number;
      yearMinor: string;
    };
    PreviewTextDto: {
      /**
       * @description card: a file of a repository, which is what it is unless said
       * @enum {string}
       */
      kind?: 'card' | 'comment';
      name?: string;
      namespace?: string;
      path?: string;
      revision?: string;
      text: string;
      /**
       * @description With namespace and name: where relative addresses lead
       * @enum {string}
       */
      type?: 'model' | 'dataset' | 'app';
    };
    PreviewView: {
      /**
       * Format: date-time
       * @description Send it back to confirm
       */
      at: string;
      currency: string;
      /** @description Credit and wallet reach for it */
      isEnough: boolean;
      /** @enum {string} */
      kind: 'start' | 'trial' | 'now' | 'later' | 'keep';
      lines: components['schemas']['InvoiceLineView'][];
      /** Format: date-time */
      periodEnd: string;
      /** Format: date-time */
      periodStart: string;
      /** @description Of it with promotional credit */
      promoMinor: string;
      taxBasisPoints: number;
      /** @description Contained in what the wallet pays */
      taxMinor: string;
      /** @description Send it back to confirm */
      token: string;
      /** @description With tax */
      totalMinor: string;
      /** @description Of it from the wallet */
      walletMinor: string;
    };
    PriceView: {
      currency: string;
      /** @enum {string} */
      kind: 'once' | 'monthly' | 'use';
      /** @description A whole number of the smallest unit of the currency; null of what is paid by use */
      priceMinor: string | null;
    };
    ProblemCountView: {
      code: string;
      count: number;
      isEstimate: boolean;
      sentence: string;
      severity: string;
    };
    ProblemFieldView: {
      field: string;
      message: string;
    };
    ProblemView: {
      /** @description Stable: what programs compare, such as `repository/not-found` */
      code: string;
      /** @description A sentence for people */
      detail: string;
      /** @description The inputs that were refused */
      fields?: components['schemas']['ProblemFieldView'][];
      /** @description Of the rule that protects the branch or tag */
      pattern?: string;
      /** @description Why administrators took it down, to who keeps it; what a rule keeps from a branch or tag: `force`, `deletion`, `maintainers`, `pull-request`, `approvals` */
      reason?: string;
      requestId: string;
      status: number;
      title: string;
      /** @description A URN made of the code */
      type: string;
    };
    ProcessView: {
      host: string;
      /** @description Not heard of for more than a minute and a half */
      isSilent: boolean;
      /** @description api or worker */
      kind: string;
      pid: number;
      /** Format: date-time */
      seenAt: string;
      /** Format: date-time */
      startedAt: string;
      version: string;
    };
    ProfileView: {
      /** @description Of the repositories that the one who asks may see */
      counts: components['schemas']['CountsView'];
      /** Format: date-time */
      createdAt: string;
      /** @description Plain text */
      details: string;
      followersCount: number;
      /** @description Of a person: people and organizations */
      followingCount: number;
      /** @example Acme Research */
      fullName: string;
      /** @description The one who asks follows it */
      isFollowing: boolean;
      /** @enum {string} */
      kind: 'user' | 'organization';
      /**
       * @example [
       *       "https://example.org"
       *     ]
       */
      links: string[];
      /** @description The one who asks may change it */
      mayAdminister: boolean;
      /** @description Of an organization; null for a person */
      membersCount: number | null;
      /**
       * @description As it is today: a former name is answered with the new one
       * @example acme
       */
      name: string;
      /** @description Of a person; empty for an organization */
      organizations: components['schemas']['BelongingView'][];
      /**
       * @description In the organization, of the one who asks
       * @enum {string|null}
       */
      role: 'read' | 'contributor' | 'write' | 'admin' | null;
    };
    ProposalView: {
      /** @description The commit upon which its change is shown */
      baseOid: string | null;
      /** @description The branch that it is for */
      branch: string;
      commits: number;
      /** @description Paths that cannot be merged */
      conflicts: string[];
      /** @description Null where no rule holds for the branch, or it has ended */
      guard: components['schemas']['MergeGuardView'] | null;
      headOid: string | null;
      /** @description Of one that was merged */
      mergeOid: string | null;
    };
    ProtectionView: {
      /** @description That a pull request for it needs */
      approvals: number;
      /**
       * @description Who may push, by the strictest of them
       * @enum {string}
       */
      directPush: 'writers' | 'maintainers' | 'nobody';
      /** @description The built-in rule of the default branch: it is neither forced nor deleted */
      isDefault: boolean;
      /** @description You may push and commit to it */
      mayPush: boolean;
      /** @description Of the rules that hold for it */
      patterns: string[];
    };
    PurchaseDto: {
      /** @description Whose wallet pays, and who may read then: oneself, or an organization one is an admin of */
      buyer: string;
      /** @description The offer that the buyer saw and agrees to */
      offerId: string;
      /** @description Made by the client once for what it wants once: a request that is sent again does nothing more */
      requestKey: string;
    };
    QuotaDto: {
      /** @description true: the limits of the hub; both others are ignored */
      isDefault?: boolean;
      /** @description null: without limit */
      maxBytes?: number | null;
      /** @description null: without limit */
      maxRepositories?: number | null;
    };
    RateCardDto: {
      /**
       * @description A job that uses no GPU. Of an hour, as people write it, with six decimal places at the most
       * @example 0.20
       */
      cpuHour: string;
      /**
       * @description Each GPU of a job that does. Of an hour, as people write it, with six decimal places at the most
       * @example 1.50
       */
      gpuHour: string;
      /** @description Takes jobs of others; the hub’s own do anyway */
      isOpen: boolean;
    };
    ReachedRepositoryView: {
      /** @description `namespace/name` */
      repository: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    ReachedView: {
      count: number;
      /** @description The first 5 of them */
      some: components['schemas']['ReachedRepositoryView'][];
    };
    ReachElsewhereView: {
      actions: ('see' | 'discuss' | 'use' | 'read' | 'contribute' | 'write' | 'administer')[];
      /** @description `namespace/name` */
      repository: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    ReactionDto: {
      emoji: string;
    };
    ReactionView: {
      count: number;
      emoji: string;
      isOwn: boolean;
      /** @description Some of those */
      people: string[];
    };
    ReceivedPartView: {
      etag: string;
      partNumber: number;
    };
    ReceivedTipsPage: {
      nextCursor: string | null;
      /** @description The newest first */
      tips: components['schemas']['ReceivedTipView'][];
    };
    ReceivedTipView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 500
       */
      amountMinor: string;
      /** Format: date-time */
      at: string;
      currency: string;
      /** @description The hub’s part then, in hundredths of a percent */
      feeBasisPoints: number;
      id: string;
      /** @description Whether the author does not learn who gave it */
      isAnonymous: boolean;
      /** @description Whether it can be paid out by now */
      isReleased: boolean;
      /** @description Plain text; empty: none */
      message: string;
      /**
       * @description What the namespace that was asked for got of it
       * @example 500
       */
      ownMinor: string;
      /** @description What it gave back of that */
      ownReversedMinor: string;
      /** @description By the name of today; null: they are gone */
      payee: string | null;
      /** @description By the name of today; null: they are gone, or it is anonymous for who asks */
      payer: string | null;
      refundedMinor: string;
      /**
       * Format: date-time
       * @description From then on it can be paid out
       */
      releaseAt: string;
      /** @description As it was called then; null: it was for the author */
      repository: string | null;
      /** @enum {string|null} */
      repositoryType: 'model' | 'dataset' | 'app' | null;
    };
    ReclaimableView: {
      bytes: number;
      files: number;
    };
    ReconciliationSideView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 5000
       */
      amountMinor: string;
      currency: string;
      /** @enum {string} */
      state: 'wished' | 'waiting' | 'succeeded' | 'failed';
    };
    ReconciliationSumView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 5000
       */
      amountMinor: string;
      currency: string;
      feeMinor: string;
      /** @enum {string} */
      kind: 'charge' | 'refund' | 'payout';
    };
    ReconciliationView: {
      differences: components['schemas']['DifferenceView'][];
      provider: string;
      /** @description Payments that both have alike */
      same: number;
      sums: components['schemas']['ReconciliationSumView'][];
    };
    RecoveryCodesView: {
      /** @description Shown this once */
      recoveryCodes: string[];
    };
    RefsView: {
      branches: components['schemas']['RefView'][];
      defaultBranch: string;
      tags: components['schemas']['RefView'][];
    };
    RefundDto: {
      /**
       * @description As people write it; absent: all that is left
       * @example 5.00
       */
      amount?: string | null;
      /** @description From administrators of the hub: the amount once more, as a confirmation */
      confirmedAmount?: string | null;
      /** @description For the buyer and the audit log */
      reason: string;
      /** @description Made by the client once for what it wants once: a request that is sent again does nothing more */
      requestKey: string;
    };
    RefView: {
      commitOid: string;
      name: string;
      /** @description Null where no rule holds */
      protection: components['schemas']['ProtectionView'] | null;
    };
    RegisteredRunnerView: {
      architecture: string | null;
      /** @description How it runs trainers: process or docker */
      backend: string | null;
      /**
       * @description What an hour of a job that uses no GPU costs, as people write it
       * @example 0.20
       */
      cpuHour: string;
      cpus: number;
      /** Format: date-time */
      createdAt: string;
      /**
       * @description Each GPU of a job that does
       * @example 1.50
       */
      gpuHour: string;
      gpuNames: string[];
      gpus: number;
      id: string;
      /** @description The hub’s own */
      isBuiltIn: boolean;
      /** @description Takes jobs of others than its owner’s namespace */
      isOpen: boolean;
      isPaused: boolean;
      memoryBytes: number;
      name: string;
      /** @description Works for this namespace only */
      namespace: string | null;
      os: string | null;
      /** @description Why it takes no jobs, in its own words */
      problem: string | null;
      recipes: string[];
      /** @description Jobs that it runs now */
      running: number;
      /**
       * Format: date-time
       * @description Null: it was never heard of
       */
      seenAt: string | null;
      /** @description Jobs at once */
      slots: number;
      /** @description What of it those jobs use */
      taken: components['schemas']['RunnerTakenView'];
      /** @description Shown this once */
      token: string;
      version: string | null;
    };
    RelationCountsView: {
      adapter?: components['schemas']['CountView'];
      /** @description Of a dataset: models that learned from it */
      data?: components['schemas']['CountView'];
      finetune?: components['schemas']['CountView'];
      merge?: components['schemas']['CountView'];
      quantized?: components['schemas']['CountView'];
    };
    RenderedTextView: {
      headings: components['schemas']['HeadingView'][];
      /** @description Safe to put into a page: an allow-list had the last word */
      html: string;
      /** @description What could not be shown as it was meant */
      textProblems: components['schemas']['TextProblemView'][];
    };
    ReportDto: {
      /** @enum {string} */
      reason: 'illegal' | 'licence' | 'malware' | 'privacy' | 'abuse' | 'spam' | 'other';
      /** @description What is wrong with it */
      words: string;
    };
    RepositoryAddressView: {
      name: string;
      namespace: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    RepositoryDetail: {
      /** @description What the one who asks may do */
      allowed: ('see' | 'discuss' | 'use' | 'read' | 'contribute' | 'write' | 'administer')[];
      branches: string[];
      /** @description The first of cardProblems */
      cardProblem: string | null;
      /** @description Of the default branch */
      cardProblems: components['schemas']['CardProblemView'][];
      commitsCount: number;
      /** Format: date-time */
      createdAt: string;
      defaultBranch: string;
      discussionsDisabled: boolean;
      /** @description In the last 30 days */
      downloads: number;
      /** @description Of the default branch; null before its files were looked at */
      fileFacts: components['schemas']['FileFactsView'] | null;
      /** @enum {string|null} */
      gated: 'auto' | 'manual' | null;
      id: string;
      /** @description What fills it at this moment, or failed to; for who began it */
      import: components['schemas']['UnfinishedImportView'] | null;
      /** @description Null for what was made here */
      importedFrom: components['schemas']['ImportedFromView'] | null;
      /** @description Its owner made it read-only */
      isArchived: boolean;
      isPrivate: boolean;
      /** @description Its contents are read by those who bought it */
      isSold: boolean;
      /** Format: date-time */
      lastModifiedAt: string;
      libraryName: string | null;
      license: string | null;
      liked: boolean;
      likes: number;
      name: string;
      namespace: string;
      /** @description Discussions and pull requests that are open; null where they are switched off */
      openDiscussions: number | null;
      /** @description Of a model, as the headers of its files say */
      parameters: number | null;
      pipelineTag: string | null;
      revision: components['schemas']['RevisionView'];
      tags: string[];
      tagsList: string[];
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
      /** @description Everything it stores: large files, and git objects as they are kept */
      usedBytes: number;
    };
    RepositoryFound: {
      /** Format: date-time */
      createdAt: string;
      /** @description In the last 30 days */
      downloads: number;
      /** @enum {string|null} */
      gated: 'auto' | 'manual' | null;
      id: string;
      isPrivate: boolean;
      /** @description Its contents are read by those who bought it */
      isSold: boolean;
      /** Format: date-time */
      lastModifiedAt: string;
      libraryName: string | null;
      license: string | null;
      likes: number;
      name: string;
      /** @description Where the words are in `id` */
      nameMarks: number[][];
      namespace: string;
      /** @description Of a model, as the headers of its files say */
      parameters: number | null;
      pipelineTag: string | null;
      /** @description What it costs; null: nothing, or subscribing to its author */
      price: components['schemas']['PriceView'] | null;
      snippet: components['schemas']['SnippetView'] | null;
      tags: string[];
      /** @description Of its card; may be empty */
      title: string;
      /** @description Where the words are in `title` */
      titleMarks: number[][];
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    RepositoryPage: {
      /** @description What was looked for instead of `search` */
      correction: string | null;
      /** @description Of the whole list; with its first page */
      count: components['schemas']['CountView'] | null;
      items: components['schemas']['RepositoryFound'][];
      nextCursor: string | null;
    };
    RepositoryReportDto: {
      /** @description Of the discussion this comment; else the one that it began with */
      comment?: string;
      /** @description Not the repository but this discussion of it */
      discussion?: number;
      /** @enum {string} */
      reason: 'illegal' | 'licence' | 'malware' | 'privacy' | 'abuse' | 'spam' | 'other';
      /** @description What is wrong with it */
      words: string;
    };
    RepositorySummary: {
      /** Format: date-time */
      createdAt: string;
      /** @description In the last 30 days */
      downloads: number;
      /** @enum {string|null} */
      gated: 'auto' | 'manual' | null;
      id: string;
      isPrivate: boolean;
      /** @description Its contents are read by those who bought it */
      isSold: boolean;
      /** Format: date-time */
      lastModifiedAt: string;
      libraryName: string | null;
      license: string | null;
      likes: number;
      name: string;
      namespace: string;
      /** @description Of a model, as the headers of its files say */
      parameters: number | null;
      pipelineTag: string | null;
      tags: string[];
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    ResetAskedView: {
      /**
       * @description Who gives the link
       * @enum {string}
       */
      by: 'mail' | 'administrator';
    };
    ResetDto: {
      /** Format: password */
      password: string;
      /** @description What stands behind '#' in the one-time link */
      secret: string;
    };
    RetryImportDto: {
      /** @description Your own token at the other hub */
      token?: string;
    };
    ReviewDto: {
      /** @description On single lines; people are told of them with the review */
      comments?: components['schemas']['LineCommentDto'][];
      /** @description Markdown */
      content?: string;
      /** @description The head of the change that was looked at; that of now, unless it is given */
      headOid?: string;
      /**
       * @description `comment`: neither yes nor no
       * @enum {string}
       */
      verdict: 'approve' | 'request-changes' | 'comment';
    };
    RevisionView: {
      commitOid: string;
      name: string;
    };
    RunnersView: {
      runners: components['schemas']['RunnerView'][];
    };
    RunnerTakenView: {
      cpus: number;
      gpus: number;
      memoryBytes: number;
    };
    RunnerView: {
      architecture: string | null;
      /** @description How it runs trainers: process or docker */
      backend: string | null;
      /**
       * @description What an hour of a job that uses no GPU costs, as people write it
       * @example 0.20
       */
      cpuHour: string;
      cpus: number;
      /** Format: date-time */
      createdAt: string;
      /**
       * @description Each GPU of a job that does
       * @example 1.50
       */
      gpuHour: string;
      gpuNames: string[];
      gpus: number;
      id: string;
      /** @description The hub’s own */
      isBuiltIn: boolean;
      /** @description Takes jobs of others than its owner’s namespace */
      isOpen: boolean;
      isPaused: boolean;
      memoryBytes: number;
      name: string;
      /** @description Works for this namespace only */
      namespace: string | null;
      os: string | null;
      /** @description Why it takes no jobs, in its own words */
      problem: string | null;
      recipes: string[];
      /** @description Jobs that it runs now */
      running: number;
      /**
       * Format: date-time
       * @description Null: it was never heard of
       */
      seenAt: string | null;
      /** @description Jobs at once */
      slots: number;
      /** @description What of it those jobs use */
      taken: components['schemas']['RunnerTakenView'];
      version: string | null;
    };
    SaleLineView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 999
       */
      amountMinor: string;
      /**
       * @description The exact share, as a fraction of the smallest unit
       * @example 169830/1000
       */
      exact: string;
      /**
       * @description tax: what the price contains of it; fee: the hub’s own part; compute: what its own runners earn
       * @enum {string}
       */
      kind: 'tax' | 'fee' | 'share' | 'compute';
      /** @description Who that is today; null: the hub, or somebody who is gone */
      payee: string | null;
      /** @description What rounding gave on top of the exact share rounded down */
      remainderMinor: string;
      /** @description Which repository earns it, as it was called then */
      repository: string | null;
      /** @description What was given back of it */
      reversedMinor: string;
    };
    SaleRefundView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 999
       */
      amountMinor: string;
      /** Format: date-time */
      at: string;
      reason: string;
    };
    SalesPage: {
      nextCursor: string | null;
      /** @description The newest first */
      sales: components['schemas']['SaleView'][];
    };
    SaleSubscriptionItemView: {
      /** Format: date-time */
      endedAt: string | null;
      /**
       * @description withdrawn: it is not sold by the month any more
       * @enum {string|null}
       */
      endReason: 'cancelled' | 'unpaid' | 'refunded' | 'withdrawn' | null;
      /** @description Who pays, and reads */
      holder: string;
      id: string;
      /** @description namespace/name, or the author’s name */
      name: string;
      /** @description The last one that was paid */
      period: components['schemas']['PeriodView'];
      seller: string;
      /** Format: date-time */
      startedAt: string;
      /**
       * @description past_due: a month could not be paid yet; ending: it does not go on after this one
       * @enum {string}
       */
      state: 'active' | 'past_due' | 'ending' | 'ended';
      /**
       * @description creator: all that the seller marks for subscribers
       * @enum {string}
       */
      subject: 'repository' | 'creator';
      /** @description As they were agreed to */
      terms: components['schemas']['TermsView'];
      /**
       * @description null: of an author, or gone
       * @enum {string|null}
       */
      type: 'model' | 'dataset' | 'app' | null;
    };
    SaleView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 999
       */
      amountMinor: string;
      /** Format: date-time */
      at: string;
      /** @description The same; null as well for who only has a share */
      buyer: string | null;
      currency: string;
      /** @description The hub’s part then, in hundredths of a percent */
      feeBasisPoints: number;
      id: string;
      /** @description Whether they can be paid out by now */
      isReleased: boolean;
      /** @description Of computing */
      jobKey: string | null;
      /**
       * @description creator: what an author gives to subscribers; compute: a runner’s time for a job
       * @enum {string}
       */
      kind: 'repository' | 'creator' | 'compute';
      licenceName: string | null;
      licenceSha256: string | null;
      /**
       * @description As it stands on papers
       * @example S2026-000012
       */
      number: string;
      /** @description Of a subscription, or of what was used: the month that it pays */
      period: components['schemas']['PeriodView'] | null;
      refundedMinor: string;
      /**
       * Format: date-time
       * @description From then on its earnings can be paid out
       */
      releaseAt: string;
      /** @description As it was called then; of a subscription to an author their name, of computing the runner */
      repository: string;
      /** @description By the name of today; null: they are gone, or the hub itself */
      seller: string | null;
      /** @description Hundredths of a percent */
      taxBasisPoints: number;
      /**
       * @description What the amount contains of it
       * @example 999
       */
      taxMinor: string;
      /**
       * @description Only of a repository
       * @enum {string|null}
       */
      type: 'model' | 'dataset' | 'app' | null;
      /**
       * Format: date-time
       * @description It holds the versions up to then; null: every version, or it opens none
       */
      versionsUntil: string | null;
    };
    SampleDto: {
      /** @description Absent: the first file of data */
      path?: string | null;
      /** @description 10, where it is absent */
      rows?: number;
    };
    SampleRowView: {
      line: number;
      row: {
        [key: string]: unknown;
      };
    };
    SampleView: {
      columns: string[];
      /** @description Which file it is the beginning of */
      path: string;
      /** @description As many as its author shows to everybody */
      rows: components['schemas']['SampleRowView'][];
    };
    SearchResults: {
      apps: components['schemas']['FoundSection'];
      /** @description What was looked for instead of `q` */
      correction: string | null;
      datasets: components['schemas']['FoundSection'];
      models: components['schemas']['FoundSection'];
      organizations: components['schemas']['FoundAccount'][];
      people: components['schemas']['FoundAccount'][];
    };
    SecondFactorDto: {
      /** @description Six digits of the authenticator app, or a recovery code */
      code: string;
    };
    SecondFactorView: {
      /** @description When the second factor was turned on just now; shown this once */
      recoveryCodes: string[] | null;
      user: components['schemas']['SessionUserView'];
    };
    SecretDto: {
      /** @description What stands behind '#' in the one-time link */
      secret: string;
    };
    SellerView: {
      address: string;
      name: string;
      taxId: string;
    };
    ServingView: {
      /** @description namespace/name of what it can be compared with (`of: base`) */
      base: string | null;
      /** @description For a million tokens of the answer */
      completionPriceMicro: number;
      /** @description Unasked for so long it is let go */
      idleSeconds: number;
      isServable: boolean;
      /** @description Its job, for those who may see it */
      jobKey: string | null;
      /** @description The same as a sentence */
      message: string | null;
      /** @description Why not, as a code: serving/… */
      problem: string | null;
      /** @description For a million tokens of what is asked, in millionths of the currency */
      promptPriceMicro: number;
      /**
       * @description upstream: a server that an administrator registered answers, at its prices
       * @enum {string}
       */
      source: 'runner' | 'upstream';
      /**
       * @description none: whoever asks first waits until it is loaded
       * @enum {string}
       */
      state: 'none' | 'waiting' | 'loading' | 'ready';
      waiting: components['schemas']['JobWaitingView'] | null;
    };
    SessionUserView: {
      email: string | null;
      fullName: string;
      isAdmin: boolean;
      /** @description Whether they may make an organization */
      mayCreateOrganizations: boolean;
      name: string;
      organizations: components['schemas']['OwnOrganizationView'][];
    };
    SessionView: {
      address: string;
      /** Format: date-time */
      createdAt: string;
      /** @description The one this request came with */
      current: boolean;
      id: string;
      /** Format: date-time */
      lastUsedAt: string;
      userAgent: string;
    };
    SetUpDto: {
      /** Format: email */
      email?: string | null;
      fullName?: string;
      /**
       * @description In which the hub writes to them
       * @enum {string}
       */
      locale?: 'en' | 'zh-CN';
      /**
       * @description Absent: the hub stays open as it is
       * @enum {string}
       */
      mode?: 'personal' | 'company' | 'community';
      name: string;
      /** Format: password */
      password: string;
      /** @description What stands behind '#' in the one-time link */
      secret: string;
    };
    ShareDecisionDto: {
      isAccepted: boolean;
    };
    ShareDto: {
      /**
       * @description Hundredths of a percent of what the repository earns
       * @example 2000
       */
      basisPoints: number;
      name: string;
      namespace: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    ShareEdgeView: {
      /** @description Hundredths of a percent of what comes to the former */
      basisPoints: number;
      /** @description Which repository gives */
      from: string;
      /** @description To which */
      to: string;
      /**
       * @description Of the latter
       * @enum {string}
       */
      type: 'model' | 'dataset' | 'app';
    };
    ShareSideView: {
      name: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    SharesPage: {
      nextCursor: string | null;
      shares: components['schemas']['ShareView'][];
    };
    ShareView: {
      basisPoints: number;
      /** Format: date-time */
      decidedAt: string | null;
      id: string;
      /** Format: date-time */
      proposedAt: string;
      /** @description Who gives */
      repository: components['schemas']['ShareSideView'];
      /** @description What it is built on */
      source: components['schemas']['ShareSideView'];
      /** @enum {string} */
      state: 'proposed' | 'accepted' | 'declined';
    };
    ShowbackNamespaceView: {
      /**
       * @description Bytes kept for a day, added up: exact
       * @example 1073741824
       */
      byteDays: string;
      completionTokens: number;
      /** @description By the internal rates, in minor units: each line is rounded once, sums are those of the lines */
      costMinor: string;
      /** @description It was deleted */
      isGone: boolean;
      jobSeconds: number;
      /** @enum {string|null} */
      kind: 'organization' | 'user' | null;
      /** @description Of today, or the last it had */
      name: string;
      /** @description What was really paid; null where money is switched off */
      paid: components['schemas']['ShowbackPaidView'] | null;
      promptTokens: number;
      /** @description The average over the days that are counted */
      storedBytes: number;
      trainedTokens: number;
    };
    ShowbackPaidView: {
      /** @description Jobs on runners that cost something */
      computingMinor: string;
      plansMinor: string;
      /** @description What was bought, without what was given back; in minor units */
      purchasesMinor: string;
      tipsMinor: string;
      /** @description All of it */
      totalMinor: string;
      /** @description What is paid by use */
      useMinor: string;
    };
    ShowbackRatesDto: {
      /**
       * @description For a million tokens that models answered
       * @example 1.00
       */
      completion: string;
      /**
       * @description For an hour of a job
       * @example 1.50
       */
      jobHour: string;
      /**
       * @description For a million tokens that models were asked
       * @example 0.50
       */
      prompt: string;
      /**
       * @description For a GiB kept a month, as people write it, with six decimal places at the most
       * @example 0.20
       */
      storage: string;
      /**
       * @description For a million tokens that models were trained on
       * @example 3.00
       */
      trained: string;
    };
    ShowbackRatesView: {
      /**
       * @description For a million tokens that models answered
       * @example 1
       */
      completion: string;
      /**
       * @description For an hour of a job
       * @example 1.5
       */
      jobHour: string;
      /**
       * @description For a million tokens that models were asked
       * @example 0.5
       */
      prompt: string;
      /**
       * Format: date-time
       * @description Since when they hold; null: nobody has set any
       */
      since: string | null;
      /**
       * @description For a GiB (2^30 bytes) kept a month, in the currency’s unit
       * @example 0.2
       */
      storage: string;
      /**
       * @description For a million tokens that models were trained on
       * @example 3
       */
      trained: string;
    };
    ShowbackRepositoryNameView: {
      /** @description It was deleted */
      isGone: boolean;
      /** @example acme/tiny */
      name: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    ShowbackRepositoryView: {
      /**
       * @description Bytes kept for a day, added up: exact
       * @example 1073741824
       */
      byteDays: string;
      completionTokens: number;
      /** @description By the internal rates, in minor units: each line is rounded once, sums are those of the lines */
      costMinor: string;
      jobSeconds: number;
      /** @description What was really paid for it, in minor units; null where money is switched off */
      paidMinor: string | null;
      promptTokens: number;
      /** @description null: what is of no repository, or of one that is gone */
      repository: components['schemas']['ShowbackRepositoryNameView'] | null;
      /** @description The average over the days that are counted */
      storedBytes: number;
      trainedTokens: number;
    };
    ShowbackTotalsView: {
      /**
       * @description Bytes kept for a day, added up: exact
       * @example 1073741824
       */
      byteDays: string;
      completionTokens: number;
      /** @description By the internal rates, in minor units: each line is rounded once, sums are those of the lines */
      costMinor: string;
      jobSeconds: number;
      /** @description What was really paid; null where money is switched off */
      paid: components['schemas']['ShowbackPaidView'] | null;
      promptTokens: number;
      /** @description The average over the days that are counted */
      storedBytes: number;
      trainedTokens: number;
    };
    ShowbackView: {
      /**
       * Format: date-time
       * @description The end of the month, or now
       */
      countedUntil: string;
      currency: string;
      /** @description Its days that have begun: storage is the average over them */
      daysCounted: number;
      /**
       * @description The first that there is
       * @example 2026-10
       */
      firstMonth: string;
      /** @description Whether any of them is above nothing */
      isPriced: boolean;
      /**
       * @description The present one
       * @example 2026-11
       */
      lastMonth: string;
      /**
       * @description In UTC
       * @example 2026-11
       */
      month: string;
      /** @description Those who used or paid something, by their names */
      namespaces: components['schemas']['ShowbackNamespaceView'][];
      nextCursor: string | null;
      /** @description The internal rates of that month */
      rates: components['schemas']['ShowbackRatesView'];
      /** @description Of all of them, on every page */
      totals: components['schemas']['ShowbackTotalsView'];
    };
    ShownLineView: {
      /** @enum {string} */
      kind: 'context' | 'removed' | 'added';
      newNumber: number | null;
      oldNumber: number | null;
      text: string;
    };
    SignedInView: {
      /** @description What must come before there is a session */
      step: components['schemas']['SignInStepView'] | null;
      user: components['schemas']['SessionUserView'] | null;
    };
    SignedOutView: {
      /** @description Where the browser ends its session at the provider; null: there is nothing to end */
      url: string | null;
    };
    SignInDto: {
      /** @description Name or e-mail address */
      login: string;
      /** Format: password */
      password: string;
    };
    SignInStepView: {
      /** Format: date-time */
      expiresAt: string;
      /** @enum {string} */
      kind: 'second-factor' | 'enrolment';
    };
    SignUpDto: {
      /** Format: email */
      email?: string | null;
      fullName?: string;
      /** @description The secret of an invitation link */
      invitation?: string;
      /**
       * @description In which the hub writes to them
       * @enum {string}
       */
      locale?: 'en' | 'zh-CN';
      name: string;
      /** Format: password */
      password: string;
    };
    SnippetView: {
      /** @description Pairs of offsets: what to mark */
      marks: number[][];
      text: string;
    };
    SomebodyView: {
      /** @example Ada Lovelace */
      fullName: string;
      /** @enum {string} */
      kind: 'user' | 'organization';
      /** @example ada */
      name: string;
    };
    SpendCapDto: {
      /**
       * @description Of each month, as people write it; null: none
       * @example 100.00
       */
      cap: string | null;
    };
    SpendCapView: {
      /** @description In minor units; null: none */
      capMinor: string | null;
      currency: string | null;
    };
    SpendView: {
      /**
       * @description To be spent
       * @example 5000
       */
      availableMinor: string;
      /** @example EUR */
      currency: string;
      /**
       * @description By use, since the month began; in the smallest unit
       * @example 1250
       */
      spentMinor: string;
    };
    SplitPreviewView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 999
       */
      amountMinor: string;
      currency: string;
      /** @description What is agreed, at any depth */
      edges: components['schemas']['ShareEdgeView'][];
      /** @description The hub’s part today, in hundredths of a percent */
      feeBasisPoints: number;
      lines: components['schemas']['SaleLineView'][];
    };
    SsoAccountDto: {
      fullName?: string;
      /**
       * @description The language of mails
       * @enum {string}
       */
      locale?: 'en' | 'zh-CN';
      name: string;
    };
    StartJobDto: {
      /** @description Absent: as it was agreed to when the job was made */
      compute?: components['schemas']['ComputeWishDto'];
    };
    StorageView: {
      /** @description Those with the most bytes */
      byNamespace: components['schemas']['BytesView'][];
      byType: components['schemas']['BytesView'][];
      databaseBytes: number;
      /** @description Of the volume of the data folder */
      freeBytes: number | null;
      /** @description The part of the database that holds git objects */
      gitBytes: number;
      largeFileBytes: number;
      /** @description Each large file once */
      largeFiles: number;
      largest: components['schemas']['LargeRepositoryView'][];
      /** @enum {string} */
      objectStore: 'folder' | 's3';
      /** @description Of files that no repository links */
      unlinkedBytes: number;
    };
    SubscriberFiguresView: {
      currency: string;
      /** @description Those of them that do not go on after this month */
      ending: number;
      /**
       * @description What those who go on pay for a month, before fee and tax
       * @example 999
       */
      monthMinor: string;
      /** @description Those of them whose month could not be paid yet */
      pastDue: number;
      subscribers: number;
    };
    SubscribersPage: {
      /** @description For each currency in which somebody pays */
      figures: components['schemas']['SubscriberFiguresView'][];
      nextCursor: string | null;
      /** @description The newest first */
      subscriptions: components['schemas']['SaleSubscriptionItemView'][];
    };
    SubscriptionAnswer: {
      entitlements: components['schemas']['EntitlementsView'];
      /**
       * Format: date-time
       * @description Until then the plan gives what it gives
       */
      lapsesAt: string | null;
      /** @enum {string|null} */
      nextInterval: 'month' | 'year' | null;
      /** @description From the next period on */
      nextPlan: components['schemas']['PlanView'] | null;
      nextSeats: number | null;
      /** @description On the terms that it was made with */
      plan: components['schemas']['PlanView'] | null;
      /** @description null: what everybody has */
      subscription: components['schemas']['SubscriptionDetailsView'] | null;
      /** @description The next invoice */
      upcoming: components['schemas']['UpcomingView'] | null;
    };
    SubscriptionDetailsView: {
      cancelsAtEnd: boolean;
      /**
       * Format: date-time
       * @description When paying is tried next
       */
      dueAt: string | null;
      id: string;
      /** @enum {string} */
      interval: 'month' | 'year';
      /** @description Given by the hub */
      isGift: boolean;
      namespace: string;
      /** Format: date-time */
      periodEnd: string;
      /** Format: date-time */
      periodStart: string;
      /**
       * @description The code of its plan
       * @example pro
       */
      plan: string;
      /** @description Which version of it: that of the terms it was made with */
      planVersion: number;
      seats: number;
      /** @enum {string} */
      state: 'trialing' | 'active' | 'past_due' | 'unpaid' | 'ended';
    };
    SubscriptionsPage: {
      nextCursor: string | null;
      subscriptions: components['schemas']['SubscriptionDetailsView'][];
    };
    SuggestionsView: {
      /** @description What was looked for instead of `q` */
      correction: string | null;
      /** @description Kind by kind, the best of each first */
      items: components['schemas']['SuggestionView'][];
    };
    SuggestionView: {
      /** @enum {string} */
      kind: 'model' | 'dataset' | 'app' | 'organization' | 'user' | 'collection' | 'discussion' | 'pull-request';
      /** @description Where the words are in `text` */
      marks: number[][];
      /** @description Of a repository, also of the one in which something was said */
      name: string | null;
      /** @description Whose it is, or who it is */
      namespace: string;
      /** @description The title of a card, a full name; of what was said where it was, of a collection whose it is. May be empty */
      note: string;
      /** @description Of a discussion or a pull request */
      num: number | null;
      /** @description The last part of the address of a collection */
      slug: string | null;
      /** @description What it is called */
      text: string;
      /**
       * @description What that repository is
       * @enum {string|null}
       */
      type: 'model' | 'dataset' | 'app' | null;
    };
    TableChangesView: {
      after: components['schemas']['TableSideView'] | null;
      before: components['schemas']['TableSideView'] | null;
      /** @description False: a side cannot be read */
      isCompared: boolean;
      /** @description Columns that both have stand in another order */
      isReordered: boolean;
      /** @description The first 500 columns that differ */
      items: components['schemas']['ColumnChangeView'][];
      /** @description Columns of the same name and type */
      same: number;
      /** @description How many there are */
      total: number;
    };
    TableProblemView: {
      /** @example viewer/unreadable */
      code: string;
      message: string;
    };
    TableSideView: {
      columns: number | null;
      /** @description Types are those of the values: the format does not say any */
      isInferred: boolean;
      /** @description Only the beginning was read: it has at least so many rows */
      isPartial: boolean;
      path: string;
      problem: components['schemas']['TableProblemView'] | null;
      /** @description Null: it cannot be read */
      rows: number | null;
      sizeBytes: number;
    };
    TensorChangesView: {
      /** @description False: whether contents differ is not known yet */
      isContentCompared: boolean;
      /** @description The first 500 */
      items: components['schemas']['TensorChangeView'][];
      /** @description Tensors that do not differ, as far as is known */
      same: number;
      /** @description How many there are */
      total: number;
    };
    TensorChangeView: {
      after: components['schemas']['TensorSideView'] | null;
      before: components['schemas']['TensorSideView'] | null;
      /**
       * @description `renamed`: the same contents under another name
       * @enum {string}
       */
      kind: 'added' | 'removed' | 'renamed' | 'changed';
      /** @description What of it changed */
      what: ('dtype' | 'shape' | 'content')[];
    };
    TensorListView: {
      /** @description Of all of them */
      dtypes: components['schemas']['DtypeTotalView'][];
      /** @enum {string} */
      format: 'safetensors' | 'gguf';
      /** @description Up to 1 MiB of text */
      metadata: components['schemas']['WeightsMetadataView'][];
      /** @description How many entries there are */
      metadataCount: number;
      /** @description The first 20,000, in the order of the file */
      tensors: components['schemas']['ListedTensorView'][];
      /** @description How many there are */
      total: number;
    };
    TensorSideView: {
      /** @example BF16 */
      dtype: string;
      name: string;
      shape: number[];
    };
    TermsView: {
      currency: string;
      licenceName: string;
      /** @description Of its text, which the subscriber agreed to */
      licenceSha256: string;
      /** @description null: the offer is gone */
      offerId: string | null;
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 999
       */
      priceMinor: string;
    };
    TestPaymentDto: {
      /** @description Whether the payer pays */
      isPaid: boolean;
    };
    TestPaymentView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 5000
       */
      amountMinor: string;
      currency: string;
      description: string;
      ref: string;
      /** @description Where the payer comes back to */
      returnUrl: string;
      /** @enum {string} */
      state: 'waiting' | 'succeeded' | 'failed';
    };
    TextPreviewView: {
      headings: components['schemas']['HeadingView'][];
      /** @description Safe to put into a page: an allow-list had the last word */
      html: string;
      /** @description What is wrong with the front matter, of the card of a repository */
      problems: components['schemas']['CardProblemView'][];
      /** @description What could not be shown as it was meant */
      textProblems: components['schemas']['TextProblemView'][];
    };
    TextProblemView: {
      /** @example markdown/math */
      code: string;
      message: string;
    };
    ThreadChangeDto: {
      /** @description It needs no more talk */
      isResolved: boolean;
    };
    ThreadView: {
      /** @description Its line has changed since */
      isOutdated: boolean;
      /** @description Where its line stands by now, on the same side; null where it does not */
      line: number | null;
      /** @description The line as it was then, with some above it, for those who may read the repository */
      lines: components['schemas']['ShownLineView'][];
      /** @description You may say so, or that it does again */
      mayResolve: boolean;
      /**
       * Format: date-time
       * @description Since when it needs no more talk
       */
      resolvedAt: string | null;
      resolvedBy: components['schemas']['PersonView'] | null;
    };
    TipPreviewView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 500
       */
      amountMinor: string;
      currency: string;
      /** @description The hub’s part today, in hundredths of a percent */
      feeBasisPoints: number;
      /** @description So long it waits before it can be paid out */
      holdBackDays: number;
      /**
       * @description The least that is given at once
       * @example 500
       */
      leastMinor: string;
      /**
       * @description What the payer may still give today
       * @example 500
       */
      leftTodayMinor: string;
      lines: components['schemas']['SaleLineView'][];
      /** @description Who it is for */
      payee: string;
    };
    TokenEntityDto: {
      /** @description A namespace, or `namespace/name` of a repository */
      name: string;
      /** @enum {string} */
      type: 'user' | 'org' | 'model' | 'dataset' | 'space';
    };
    TokenPreviewView: {
      /** @description Of others: opened to the person, bought, or named by a scope; a hundred at most of each kind */
      elsewhere: components['schemas']['ReachElsewhereView'][];
      /** @description It administers this hub */
      isAdministrator: boolean;
      /** @description It acts as the person: settings, tokens, likes, follows, notifications */
      isSelf: boolean;
      namespaces: components['schemas']['NamespaceReachView'][];
      /** @description With public repositories of namespaces that a scope names and that are not theirs */
      others: components['schemas']['OtherNamespaceView'][];
      /** @description With private repositories of people that the holder has nothing to do with */
      withPrivate: ('see' | 'discuss' | 'use' | 'read' | 'contribute' | 'write' | 'administer')[];
      /** @description With public repositories of anybody */
      withPublic: ('see' | 'discuss' | 'use' | 'read' | 'contribute' | 'write' | 'administer')[];
    };
    TokenReachDto: {
      /** @enum {string} */
      role: 'read' | 'write' | 'fineGrained';
      /** @description Of a fine-grained token */
      scopes?: components['schemas']['TokenScopeDto'][];
    };
    TokenScopeDto: {
      entity: components['schemas']['TokenEntityDto'];
      permissions: string[];
    };
    TokenView: {
      /** Format: date-time */
      createdAt: string;
      displayName: string;
      /** Format: date-time */
      expiresAt: string | null;
      /** @description Its beginning and end */
      hint: string;
      id: string;
      /** Format: date-time */
      lastUsedAt: string | null;
      /** @enum {string} */
      role: 'read' | 'write' | 'fineGrained';
      scopes: components['schemas']['TokenScopeDto'][];
    };
    ToldEventDto: {
      /**
       * Format: date-time
       * @description When it happened
       */
      at: string;
      /** @description Made by the app once for what happened once: sent again, it is counted no second time */
      id: string;
      /** @description For who pays: what it was */
      note?: string;
      units: number;
      /** @description The name of who used it; with the token of a visitor it is the visitor */
      user?: string;
    };
    ToldEventsDto: {
      events: components['schemas']['ToldEventDto'][];
    };
    ToldRefusalView: {
      code: string;
      message: string;
    };
    ToldResultsView: {
      /** @description In the order of the events */
      results: components['schemas']['ToldResultView'][];
    };
    ToldResultView: {
      id: string;
      /**
       * @description replayed: it was counted before
       * @enum {string}
       */
      outcome: 'counted' | 'replayed' | 'refused';
      refusal: components['schemas']['ToldRefusalView'] | null;
    };
    TopUpDto: {
      /**
       * @description As people write it
       * @example 50.00
       */
      amount: string;
      /**
       * @description One of `GET /hub/v1/money`
       * @example manual
       */
      provider: string;
      /** @description Made by the client once for what it wants once: a request that is sent again pays once */
      requestKey: string;
      /**
       * @description The path of this hub that the payer comes back to; absent: the wallet
       * @example /acme/tiny
       */
      returnTo?: string;
    };
    TrainingFilesView: {
      /** @description The newest first */
      files: components['schemas']['TrainingFileView'][];
    };
    TrainingFileView: {
      /** Format: date-time */
      createdAt: string;
      fileName: string;
      /** @description file-…, also among /v1/files */
      key: string;
      path: string;
      /** @description namespace/name of the private dataset that holds it */
      repository: string;
      /** @description The commit that brought it */
      revision: string;
      sizeBytes: number;
    };
    TreeEntryView: {
      /** @enum {string} */
      kind: 'file' | 'directory' | 'submodule';
      large: boolean;
      lastCommit: components['schemas']['LastCommitView'] | null;
      name: string;
      oid: string;
      path: string;
      /** @description Of a large file */
      sha256: string | null;
      sizeBytes: number;
    };
    TreeView: {
      commitOid: string;
      items: components['schemas']['TreeEntryView'][];
      nextCursor: string | null;
    };
    TwoFactorView: {
      isOn: boolean;
      /** @description The operator demands it of this account */
      isRequired: boolean;
      recoveryCodesLeft: number;
    };
    UnfinishedImportView: {
      id: string;
      /** @enum {string} */
      state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
    };
    UnreadView: {
      unread: number;
    };
    UpcomingMonthView: {
      /** Format: date-time */
      fromAt: string;
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 999
       */
      priceMinor: string;
      /**
       * Format: date-time
       * @description Not contained: the next one begins then
       */
      untilAt: string;
    };
    UpcomingView: {
      /** Format: date-time */
      at: string;
      isEnough: boolean;
      lines: components['schemas']['InvoiceLineView'][];
      /** @description Of it with promotional credit */
      promoMinor: string;
      taxBasisPoints: number;
      /** @description Contained in what the wallet pays */
      taxMinor: string;
      /** @description With tax */
      totalMinor: string;
      /** @description Of it from the wallet */
      walletMinor: string;
    };
    UploadPlanDto: {
      files: components['schemas']['PlannedFileDto'][];
      /** @description They are to come as a new pull request for the branch */
      isProposed?: boolean;
      /** @description The branch it is for */
      revision: string;
    };
    UploadPlanView: {
      /** @description The head of the branch */
      commitOid: string;
      files: components['schemas']['PlannedFileView'][];
    };
    UpstreamsView: {
      /** @description In the order the operator lists them; none: nothing can be imported */
      upstreams: components['schemas']['UpstreamView'][];
    };
    UpstreamView: {
      /** @description Whether the operator's token there is used for you */
      hasToken: boolean;
      name: string;
      url: string;
    };
    UsageKeyDto: {
      /** @example server */
      name: string;
    };
    UsageKeysView: {
      keys: components['schemas']['UsageKeyView'][];
    };
    UsageKeyView: {
      /** Format: date-time */
      createdAt: string;
      id: string;
      name: string;
      /**
       * Format: date-time
       * @description To the minute
       */
      usedAt: string | null;
    };
    UsagesPage: {
      items: components['schemas']['ListedUsageView'][];
      nextCursor: string | null;
    };
    UsedDataView: {
      making: components['schemas']['MakingView'] | null;
      name: string | null;
      /** @description Null when it is not on this hub */
      repository: components['schemas']['RepositorySummary'] | null;
      /**
       * @description `claimed`: its card says so. `made-here`: a job of this hub made it
       * @enum {string}
       */
      source: 'claimed' | 'made-here';
    };
    UseDecisionDto: {
      /** @description For who pays */
      answer: string;
      /** @description From administrators of the hub: the number of units once more */
      confirmedUnits?: string | null;
      /** @description It is not counted any more; what was taken for it is given back */
      isReversed: boolean;
    };
    UseEventsPage: {
      /** @description The newest first */
      events: components['schemas']['UseEventView'][];
      nextCursor: string | null;
    };
    UseEventView: {
      answer: string | null;
      /** Format: date-time */
      at: string;
      /** Format: date-time */
      decidedAt: string | null;
      /** @description Who used it and pays */
      holder: string | null;
      id: string;
      note: string;
      objection: string | null;
      /** @description null: it is gone */
      repository: string | null;
      /**
       * @description Who says so: the hub of calls and jobs, an app of its own use
       * @enum {string}
       */
      source: 'call' | 'job' | 'app';
      /**
       * @description reversed: it is not counted
       * @enum {string}
       */
      state: 'counted' | 'objected' | 'kept' | 'reversed';
      /**
       * Format: date-time
       * @description When it was told
       */
      toldAt: string;
      /** @enum {string|null} */
      type: 'model' | 'dataset' | 'app' | null;
      unit: string;
      units: string;
    };
    UseMonthsPage: {
      /** @description The newest months first */
      months: components['schemas']['UseMonthView'][];
      /** @description For `before`, while there are earlier months */
      nextBefore: string | null;
    };
    UseMonthView: {
      /** @description What it comes to so far, in minor units: rounded once for the month */
      amountMinor: string;
      currency: string;
      /** @description Who used it and pays */
      holder: string | null;
      /**
       * @description In UTC
       * @example 2026-11
       */
      month: string;
      /** @description Of which terms */
      offerId: string;
      repository: string;
      /** @description The sale, once the month was taken */
      saleId: string | null;
      terms: components['schemas']['UseTermsView'];
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
      units: string;
    };
    UsesPage: {
      nextCursor: string | null;
      /** @description The newest first */
      uses: components['schemas']['UseView'][];
    };
    UseTermsDto: {
      /**
       * @description In each month of UTC, for each who accepts
       * @example 1000
       */
      freeUnits: string;
      /**
       * @description For how many units the price is
       * @enum {integer}
       */
      per: 1 | 1000 | 1000000;
      /**
       * @description As people write it, with six decimal places at most
       * @example 0.002
       */
      price: string;
      /**
       * @description model: tokens or calls; dataset: jobs; app: as its author calls it
       * @example tokens
       */
      unit: string;
    };
    UseTermsView: {
      /** @description In each month of UTC, for each who accepts */
      freeUnits: string;
      /** @enum {integer} */
      per: 1 | 1000 | 1000000;
      /**
       * @description For `per` units, in the currency’s unit
       * @example 0.002
       */
      price: string;
      /** @description What is counted: tokens, calls, jobs, or as the author of an app calls it */
      unit: string;
    };
    UseView: {
      /** @description What it comes to so far, in minor units: rounded once for the month */
      amountMinor: string;
      currency: string;
      /** @description Set aside for it now */
      heldMinor: string;
      id: string;
      /** @description It was taken */
      isClosed: boolean;
      /**
       * Format: date-time
       * @description The first moment of its month, in UTC
       */
      periodAt: string;
      /**
       * @description What was used
       * @example gateway
       */
      purpose: string;
      /** @description Which of its things; empty where there is one */
      subject: string;
      /** @description Exactly: millionths of millionths of the currency’s unit */
      usedAtoms: string;
    };
    ViewedConfigView: {
      /** @enum {string} */
      format: 'parquet' | 'csv' | 'json' | 'text' | 'image' | 'audio';
      name: string;
      splits: components['schemas']['ViewedSplitView'][];
    };
    ViewedSplitView: {
      bytes: number;
      files: number;
      name: string;
    };
    ViewerColumnView: {
      name: string;
      /** @description As the library `datasets` writes features */
      type: {
        [key: string]: unknown;
      };
    };
    ViewerRowsView: {
      columns: components['schemas']['ViewerColumnView'][];
      commit: string;
      /** @description Only the beginning of the split was looked at */
      partial: boolean;
      rows: components['schemas']['ViewerRowView'][];
      /** @description Of the split, or of what was looked for; null: not counted yet */
      total: number | null;
    };
    ViewerRowView: {
      /** @description Its number in the split, from 0 */
      index: number;
      row: {
        [key: string]: unknown;
      };
      /** @description Columns whose cell is cut here */
      truncated: string[];
    };
    ViewerStatisticsView: {
      /** @description As /statistics of dataset viewers has them */
      columns: Record<string, never>[];
      /** @description Of the first rows only */
      partial: boolean;
      rows: number;
    };
    ViewerTableView: {
      columns: components['schemas']['ViewerColumnView'][];
      commit: string;
      /** @description Only the beginning of the split was looked at */
      partial: boolean;
      /** @description From `offset` on, each with its cells in the order of the columns */
      rows: unknown[][];
      /** @description Of the split */
      total: number;
      /** @description Cells that are cut here */
      truncated: number;
    };
    WaitingDiscussionView: {
      isPullRequest: boolean;
      num: number;
      /** @description mention, participating or owner */
      reason: string;
      /**
       * @description As it is called today
       * @example acme/tiny
       */
      repository: string;
      title: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
      /** Format: date-time */
      updatedAt: string;
    };
    WaitingRequestView: {
      /** Format: date-time */
      askedAt: string;
      /** @example ada */
      person: string;
      /**
       * @description As it is called today
       * @example acme/tiny
       */
      repository: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    WalletView: {
      /**
       * @description To be spent
       * @example 5000
       */
      availableMinor: string;
      currency: string;
      earnings: components['schemas']['EarningsView'];
      /** @description Set aside for what is running */
      heldMinor: string;
      namespace: string;
      /** @description Given by the hub, for what the hub itself sells; never paid out */
      promoMinor: string;
    };
    WatchDto: {
      /**
       * @description null: what concerns one anyhow
       * @enum {string|null}
       */
      level: 'watch' | 'mute' | null;
    };
    WatchedDto: {
      /** @example ann/owls */
      name: string;
      /** @enum {string} */
      type: 'user' | 'org' | 'model' | 'dataset' | 'space';
    };
    WatchView: {
      /** @enum {string|null} */
      level: 'watch' | 'mute' | null;
    };
    WebhooksView: {
      items: components['schemas']['WebhookView'][];
    };
    WebhookView: {
      /** Format: date-time */
      createdAt: string;
      /**
       * @description Null: it is enabled
       * @enum {string|null}
       */
      disabledReason: 'owner' | 'failing' | 'gone' | null;
      domains: ('repo' | 'discussion')[];
      /** Format: date-time */
      failingSince: string | null;
      /** @description Deliveries that were given up since one arrived */
      failures: number;
      hasSecret: boolean;
      id: string;
      url: string;
      watched: components['schemas']['WatchedDto'][];
    };
    WeightFilesView: {
      /** @enum {string} */
      format: 'safetensors' | 'gguf';
      /** @description Of the first file, where a model was cut into several */
      path: string;
      /** @description Of a GGUF: `Q4_K_M` */
      quantization: string | null;
      sizeBytes: number;
    };
    WeightsMetadataView: {
      /** @description `value` is not all of it */
      isCut: boolean;
      key: string;
      /** @description Of a list */
      length: number | null;
      /** @example list of string */
      type: string;
      /** @description As a text; of a list its first elements */
      value: string;
    };
    WholeSaleView: {
      /**
       * @description A whole number of the smallest unit of the currency
       * @example 999
       */
      amountMinor: string;
      /** Format: date-time */
      at: string;
      /** @description The same; null as well for who only has a share */
      buyer: string | null;
      currency: string;
      /** @description The hub’s part then, in hundredths of a percent */
      feeBasisPoints: number;
      /** @description Whether who asks may have the receipt: who bought it */
      hasReceipt: boolean;
      id: string;
      /** @description Whether they can be paid out by now */
      isReleased: boolean;
      /** @description Of computing */
      jobKey: string | null;
      /**
       * @description creator: what an author gives to subscribers; compute: a runner’s time for a job
       * @enum {string}
       */
      kind: 'repository' | 'creator' | 'compute';
      licenceName: string | null;
      licenceSha256: string | null;
      lines: components['schemas']['SaleLineView'][];
      /**
       * @description As it stands on papers
       * @example S2026-000012
       */
      number: string;
      /** @description Of a subscription, or of what was used: the month that it pays */
      period: components['schemas']['PeriodView'] | null;
      /**
       * @description As whom who asks may give back, an administrator by typing the amount once more; null: not at all, or nothing is left
       * @enum {string|null}
       */
      refundBy: 'seller' | 'administrator' | null;
      refundedMinor: string;
      /** @description The earliest first */
      refunds: components['schemas']['SaleRefundView'][];
      /**
       * Format: date-time
       * @description From then on its earnings can be paid out
       */
      releaseAt: string;
      /** @description As it was called then; of a subscription to an author their name, of computing the runner */
      repository: string;
      /** @description By the name of today; null: they are gone, or the hub itself */
      seller: string | null;
      /** @description Hundredths of a percent */
      taxBasisPoints: number;
      /**
       * @description What the amount contains of it
       * @example 999
       */
      taxMinor: string;
      /**
       * @description Only of a repository
       * @enum {string|null}
       */
      type: 'model' | 'dataset' | 'app' | null;
      /**
       * Format: date-time
       * @description It holds the versions up to then; null: every version, or it opens none
       */
      versionsUntil: string | null;
    };
    WishDto: {
      /** @enum {string} */
      interval: 'month' | 'year';
      /** @description The terms of today, where the subscription has older ones of this plan */
      isNewTerms?: boolean;
      /** @example pro */
      plan: string;
      /** @description Of an organization: at least its members */
      seats?: number;
      /** @description Try it out first, once ever */
      withTrial?: boolean;
    };
    WordPage: {
      items: components['schemas']['WordView'][];
      nextCursor: string | null;
    };
    WordView: {
      /** Format: date-time */
      createdAt: string;
      /** @description Null: gone since */
      createdBy: string | null;
      id: string;
      /** @description Not as a part of another word */
      isWhole: boolean;
      note: string;
      text: string;
      /**
       * @description What becomes of a text that has it
       * @enum {string}
       */
      verdict: 'refuse' | 'hold';
    };
    WorkJobView: {
      /** Format: date-time */
      createdAt: string;
      key: string;
      /** @example finetune */
      kind: string;
      /** @example acme */
      namespace: string;
      /** @enum {string} */
      state: 'checking' | 'quoted' | 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
      title: string;
    };
    WorkView: {
      /** @description Open, and the last word is not theirs; the newest */
      discussions: components['schemas']['WaitingDiscussionView'][];
      /** @description All of them; 100 stands for more */
      discussionsCount: number;
      /** @description Failed within a week, the newest */
      failedJobs: components['schemas']['WorkJobView'][];
      /** @description Under way, the newest */
      jobs: components['schemas']['WorkJobView'][];
      /** @description For access to what they may write to; the newest */
      requests: components['schemas']['WaitingRequestView'][];
      /** @description All of them; 100 stands for more */
      requestsCount: number;
      /** @description Null where this hub takes no money */
      spend: components['schemas']['SpendView'] | null;
      /** @description End within two weeks, or ended within one */
      tokens: components['schemas']['EndingTokenView'][];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  'ownaccount.get': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnAccountView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'ownaccount.setEmail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EmailDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'ownaccount.resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'ownaccount.setLocale': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LocaleDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'ownaccount.remove': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmedDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accounts.signUp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignUpDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedInView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminhealth.events': {
    parameters: {
      query?: {
        /** @description A verb or its beginning */
        action?: string;
        /** @description The name of the user who did it */
        actor?: string;
        /** @description `nextCursor` of the page before */
        cursor?: string;
        /** @description What it was done to, or its beginning */
        subject?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminplans.billingRules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BillingRulesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminplans.changeRules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BillingRulesDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BillingRulesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminmoney.budgets': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BudgetsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'admincases.list': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
        kind?: 'repository' | 'comment' | 'person' | 'organization' | 'collection';
        /** @description `open` when it is absent */
        state?: 'open' | 'decided';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CasePage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'admincases.decide': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CaseDecisionDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'admincases.reports': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CaseReportPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'compute.rulesNow': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComputeRulesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'compute.changeRules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ComputeRulesDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComputeRulesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'admingateway.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GatewayUpstreamsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'admingateway.register': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewUpstreamDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GatewayUpstreamView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'admingateway.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeUpstreamDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GatewayUpstreamView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'admingateway.remove': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminhealth.look': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminheld.list': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
        /** @description `waiting` when it is absent */
        state?: 'waiting' | 'decided';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HeldPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminheld.decide': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HeldDecisionDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminplans.credit': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreditDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvoiceView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'jobtips.lanes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobLanesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'jobtips.changeLanes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JobLanesDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobLanesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminjobs.list': {
    parameters: {
      query?: {
        cursor?: string;
        state?: 'checking' | 'quoted' | 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobsPageView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminhealth.retry': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminmoney.ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LedgerView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminledger.days': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LedgerDaysPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminledger.prove': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LedgerProofView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminledger.transactions': {
    parameters: {
      query?: {
        /** @description With a line on an account of this kind */
        account?:
          | 'wallet'
          | 'promo'
          | 'held'
          | 'promo-held'
          | 'metered'
          | 'promo-metered'
          | 'pending'
          | 'available'
          | 'in-payout'
          | 'debt'
          | 'clearing'
          | 'sales-fee'
          | 'tips-fee'
          | 'plans'
          | 'compute'
          | 'gateway'
          | 'tax'
          | 'provider-fee'
          | 'write-off'
          | 'promo-issued'
          | 'promo-spent';
        cursor?: string;
        /** @description With a line on an account of this user or organization */
        holder?: string;
        /** @description What it is about */
        reference?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LedgerTransactionsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminledger.transaction': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LedgerTransactionView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminpayouts.moneyRules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MoneyRulesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminpayouts.changeRules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MoneyRulesDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MoneyRulesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'quotas.usages': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
        /** @description Occurs in a name */
        search?: string;
        /** @description `own`: with limits of their own; `nearly-full`: nine tenths of a limit are used */
        state?: 'own' | 'nearly-full';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UsagesPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminmoney.setBudget': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BudgetDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BudgetView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'quotas.quota': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NamespaceUsageView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'quotas.setQuota': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['QuotaDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NamespaceUsageView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminplans.give': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GiftDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubscriptionAnswer'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminpeople.organizations': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
        /** @description Occurs in a name or an e-mail address */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminOrganizationPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminmoney.payments': {
    parameters: {
      query?: {
        cursor?: string;
        kind?: 'charge' | 'refund' | 'payout';
        provider?: string;
        state?: 'wished' | 'waiting' | 'succeeded' | 'failed';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminPaymentsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminmoney.decide': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DecisionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminPaymentView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminpayouts.list': {
    parameters: {
      query?: {
        cursor?: string;
        state?: 'requested' | 'approved' | 'paid' | 'failed' | 'declined';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PayoutsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminpayouts.decide': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PayoutDecisionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PayoutView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminplans.all': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KeptPlansView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminplans.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PlanDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlanView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminmoney.reconciliation': {
    parameters: {
      query: {
        /** @description The first day, in UTC */
        from: string;
        provider: string;
        /** @description The last day */
        to: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReconciliationView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'admincontents.list': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
        /** @description Occurs in a name or an e-mail address */
        search?: string;
        state?: 'private' | 'disabled';
        type?: 'model' | 'dataset' | 'app';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminRepositoryPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'admincontents.disable': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DisableRepositoryDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'admincontents.enable': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminrunners.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunnersView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminrunners.register': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewRunnerDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RegisteredRunnerView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminrunners.remove': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminrunners.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeRunnerDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunnerView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminrunners.renewToken': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RegisteredRunnerView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminpayouts.listSales': {
    parameters: {
      query?: {
        cursor?: string;
        /** @description A part of the repository’s name, or the name of who sold or bought */
        search?: string;
        /** @description refunded: something was given back */
        state?: 'refunded';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SalesPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'showback.report': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
        /** @description Only of this kind, the totals too */
        kind?: 'organization' | 'user';
        /** @description In UTC; absent: the present one */
        month?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShowbackView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'showback.table': {
    parameters: {
      query?: {
        /** @description In UTC; absent: the present one */
        month?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'showback.ofNamespace': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
        /** @description In UTC; absent: the present one */
        month?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NamespaceShowbackView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'showback.setRates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ShowbackRatesDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'admincontents.use': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StorageView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'admincontents.reclaimable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReclaimableView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminplans.list': {
    parameters: {
      query?: {
        cursor?: string;
        state?: 'trialing' | 'active' | 'past_due' | 'unpaid' | 'ended';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubscriptionsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'authortips.list': {
    parameters: {
      query?: {
        cursor?: string;
        /** @description A part of the repository’s name, or the name of who gave or got it */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuthorTipsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'authortips.refund': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RefundDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuthorTipView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminpeople.users': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
        /** @description Occurs in a name or an e-mail address */
        search?: string;
        state?: 'administrators' | 'disabled';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AdminUserPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminpeople.remove': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminpeople.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeUserDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminpeople.resetLink': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OneTimeLinkView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminwords.list': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
        /** @description Occurs in the word */
        search?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WordPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminwords.add': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewWordsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AddedWordsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'adminwords.remove': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'collections.list': {
    parameters: {
      query?: {
        cursor?: string;
        /** @description That hold this repository */
        item?: string;
        /** @description Of this person or organization */
        owner?: string;
        /** @description Words of title or description */
        search?: string;
        /** @description `trending` when it is absent */
        sort?: 'trending' | 'updated' | 'upvotes';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CollectionsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'collections.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewCollectionDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CollectionDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'collections.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        namespace: string;
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CollectionDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'collections.remove': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        namespace: string;
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'collections.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        namespace: string;
        slug: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeCollectionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CollectionDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'collections.add': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        namespace: string;
        slug: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewItemDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CollectionDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'collections.removeItem': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        item: string;
        namespace: string;
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CollectionDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'collections.changeItem': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        item: string;
        namespace: string;
        slug: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeItemDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CollectionDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'reports.collection': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        namespace: string;
        slug: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReportDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'collections.upvote': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        namespace: string;
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CollectionDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'collections.withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        namespace: string;
        slug: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CollectionDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'demo.state': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DemoView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'demo.load': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DemoView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'demo.remove': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DemoRemovalView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'ownaccount.confirmEmail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SecretDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'activity.feed': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActivityPageView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'finetunes.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewFinetuneDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'finetunes.base': {
    parameters: {
      query: {
        /** @description namespace/name of a model */
        model: string;
        /** @description Absent: main */
        revision?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BaseModelView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'finetunes.data': {
    parameters: {
      query: {
        /** @description JSON lines, CSV or Parquet */
        path: string;
        /** @description namespace/name of a dataset */
        repository: string;
        /** @description Absent: main */
        revision?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DataBeginningView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'start.firstPush': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FirstPushView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'uses.prices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GatewayPricesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'markdown.image': {
    parameters: {
      query: {
        address: string;
      };
      header?: never;
      path: {
        signature: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/*': string;
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'imports.list': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportsPageView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'imports.start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewImportDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'imports.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'imports.cancel': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'imports.retry': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RetryImportDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'imports.inspect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ImportSourceDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportSourceView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'invitations.invite': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['InviteToHubDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MadeInvitationView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'invitations.addressed': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AddressedInvitationView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'invitations.acceptAddressed': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AcceptedInvitationView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'invitations.decline': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'invitations.accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SecretDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AcceptedInvitationView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'invoices.invoice': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvoiceView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'invoices.csv': {
    parameters: {
      query?: {
        lang?: 'en' | 'zh-CN';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'invoices.pdf': {
    parameters: {
      query?: {
        lang?: 'en' | 'zh-CN';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'jobs.list': {
    parameters: {
      query?: {
        cursor?: string;
        /** @description Of one namespace; absent: your own and those of your organizations */
        namespace?: string;
        state?: 'checking' | 'quoted' | 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobsPageView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'jobs.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'jobs.cancel': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'compute.cost': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobCostView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'compute.quote': {
    parameters: {
      query: {
        /** @description Of an hour, as people write it, with six decimal places at the most */
        price: string;
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobQuoteView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'jobs.events': {
    parameters: {
      query?: {
        /** @description What was read last; absent: from the beginning */
        after?: string;
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobEventsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'jobs.log': {
    parameters: {
      query?: {
        /** @description What was read last; absent: from the beginning */
        after?: string;
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobLogView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'jobs.metrics': {
    parameters: {
      query?: {
        /** @description What was read last; absent: from the beginning */
        after?: string;
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobMetricsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'compute.start': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['StartJobDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'jobstream.stream': {
    parameters: {
      query?: {
        /** @description The id of the last news that were seen; the header Last-Event-ID comes before it */
        seen?: string;
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': components['schemas']['JobNewsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'jobtips.state': {
    parameters: {
      query?: {
        /** @description As people write it: what would become of the job with so much more */
        amount?: string;
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobTipsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'jobtips.give': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['JobTipDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobTipsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'jobtips.withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobTipsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'jobs.waiting': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobWaitingView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'markdown.preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PreviewTextDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TextPreviewView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'meta.meta': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MetaView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'start.mode': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ModeView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'start.chooseMode': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ModeDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'money.money': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MoneyView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'namespaces.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NamespaceView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'profiles.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProfileView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'activity.ofOwner': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActivityPageView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'invoices.billingDetails': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BillingDetailsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'invoices.setBillingDetails': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BillingDetailsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BillingDetailsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'money.budget': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BudgetView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sales.earned': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AllEarningsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'follows.follow': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'follows.unfollow': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'follows.followers': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowedPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'follows.following': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FollowedPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'invoices.list': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvoicesPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'subscriptions.creator': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatorView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'subscriptions.put': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreatorOfferDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OfferView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'subscriptions.end': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'subscriptions.preview': {
    parameters: {
      query: {
        price: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SplitPreviewView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'subscriptions.subscribe': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PurchaseDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WholeSaleView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sales.payoutsOf': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PayoutsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sales.requestPayout': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PayoutDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PayoutView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sales.bought': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SalesPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'reports.namespace': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReportDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'compute.runners': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OwnRunnersView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sales.sold': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EarnedSalesPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sales.offeredShares': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SharesPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'showback.own': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
        /** @description In UTC; absent: the present one */
        month?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NamespaceShowbackView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'showback.ownTable': {
    parameters: {
      query?: {
        /** @description In UTC; absent: the present one */
        month?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'usage.sold': {
    parameters: {
      query?: {
        /** @description Months before this one */
        before?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UseMonthsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'uses.cap': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SpendCapView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'uses.setCap': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SpendCapDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SpendCapView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'subscriptions.subscribers': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubscribersPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'plans.subscription': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubscriptionAnswer'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'plans.confirm': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmationDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubscriptionAnswer'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'plans.cancel': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubscriptionAnswer'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'plans.pay': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubscriptionAnswer'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'plans.preview': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WishDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PreviewView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'plans.resume': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubscriptionAnswer'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'subscriptions.held': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HeldSubscriptionsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'authortips.giveAuthor': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AuthorTipDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuthorTipView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'authortips.given': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuthorTipsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'authortips.previewAuthor': {
    parameters: {
      query: {
        /** @description As people write it */
        amount: string;
        /** @description Whose wallet would pay */
        payer: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TipPreviewView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'authortips.received': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceivedTipsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'quotas.usage': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NamespaceUsageView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'usage.events': {
    parameters: {
      query?: {
        cursor?: string;
        /** @description Only of this offer */
        offer?: string;
        state?: 'counted' | 'objected' | 'kept' | 'reversed';
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UseEventsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'usage.used': {
    parameters: {
      query?: {
        /** @description Months before this one */
        before?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UseMonthsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'uses.uses': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UsesPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'money.wallet': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WalletView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'money.history': {
    parameters: {
      query?: {
        /** @description Only what moved there */
        account?: 'wallet' | 'promo' | 'pending' | 'available' | 'in-payout' | 'debt';
        /** @description `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'money.topUps': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PaymentsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'money.topUp': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TopUpDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PaymentView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'webhooks.list': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhooksView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'webhooks.create': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewWebhookDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'webhooks.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'webhooks.remove': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'webhooks.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeWebhookDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'webhooks.log': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveriesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'webhooks.delivery': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        delivery: string;
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryDetailView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'webhooks.again': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        delivery: string;
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryDetailView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'webhooks.disable': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'webhooks.enable': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'webhooks.test': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryDetailView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'notifications.list': {
    parameters: {
      query?: {
        cursor?: string;
        reason?:
          | 'mention'
          | 'participating'
          | 'owner'
          | 'watching'
          | 'access'
          | 'admitted'
          | 'organization'
          | 'invitation'
          | 'job'
          | 'follower'
          | 'moderation'
          | 'sale'
          | 'tip'
          | 'payout';
        /** @description Id of a repository */
        repository?: string;
        unread?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'notifications.read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NotificationsReadDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'notifications.remove': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NotificationsChoiceDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'notifications.settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationSettingsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'notifications.setSettings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NotificationSettingsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationSettingsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'notifications.stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': components['schemas']['UnreadView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'notifications.unread': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UnreadView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'oauthclients.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OauthClientView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'oauthclients.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewOauthClientDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedOauthClientView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'oauthclients.remove': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'oauthclients.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OauthClientChangeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OauthClientView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'oauthclients.renewSecret': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedOauthClientView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'connectedapps.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConnectedAppView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'connectedapps.remove': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'oauthdevices.answer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeviceDecisionDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'oauthdevices.question': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeviceCodeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentQuestionView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'oauthrequests.open': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'oauthrequests.answer': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uid: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OauthDecisionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentAnswerView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'oauthrequests.question': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        uid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentQuestionView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accounts.inspect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SecretDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InspectedLinkView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'openapi.get': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizations.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewOrganizationDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganizationView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizations.get': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganizationView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizationsettings.remove': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizationsettings.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeOrganizationDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProfileView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizationsettings.list': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InvitationView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizationsettings.invite': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['InviteDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MadeInvitationView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizationsettings.withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizations.setMember': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        user: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MemberRoleDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizations.removeMember': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        user: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accounts.changePassword': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangePasswordDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'ownaccount.forgot': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ForgotDto'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResetAskedView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'paymentevents.receive': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        provider: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'plans.offered': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlansView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'previews.site': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        version: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 1200 × 630 */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/png': string;
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'profiles.change': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeProfileDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProfileView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'search.list': {
    parameters: {
      query?: {
        /** @description The users or organizations that own it */
        author?: string;
        /** @description The model it was made from */
        base?: string;
        cursor?: string;
        format?: string;
        language?: string;
        library?: string;
        license?: string;
        /** @description 1 to 100 */
        limit?: string;
        modality?: string;
        /** @description At most so many */
        parametersMax?: string;
        /** @description At least so many */
        parametersMin?: string;
        /** @description free, once, monthly, use, subscribers */
        price?: string;
        sdk?: string;
        /** @description Words of names, cards and tags; Chinese also by pinyin */
        search?: string;
        size?: string;
        sort?:
          | 'trending'
          | 'relevance'
          | 'updated'
          | 'created'
          | 'likes'
          | 'likes30d'
          | 'downloads'
          | 'downloadsAllTime'
          | 'parameters'
          | 'size'
          | 'rows'
          | 'name';
        tag?: string;
        task?: string;
        type?: 'model' | 'dataset' | 'app';
        /** @description Only what everybody sees, whoever asks */
        visibility?: 'public';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepositoryPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewRepositoryDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepositoryDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.get': {
    parameters: {
      query?: {
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepositoryDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.delete': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeRepositoryDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepositoryDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accessrequests.grant': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccessPersonDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accessrequests.list': {
    parameters: {
      query: {
        cursor?: string;
        status: 'pending' | 'accepted' | 'rejected';
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccessRequestsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accessrequests.decide': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccessDecisionDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accessrequests.ask': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccessRequestDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccessAskedView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'apps.app': {
    parameters: {
      query?: {
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AppView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'branchrules.list': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BranchRuleView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'branchrules.add': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewBranchRuleDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BranchRuleView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'branchrules.remove': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'branchrules.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BranchRuleChangeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BranchRuleView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'refs.createBranch': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewBranchDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RefView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'refs.deleteBranch': {
    parameters: {
      query: {
        name: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'contents.card': {
    parameters: {
      query?: {
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CardView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'history.change': {
    parameters: {
      query: {
        /** @description The first parent, unless it is given */
        base?: string;
        path: string;
        revision: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FileChangeView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'history.tableChanges': {
    parameters: {
      query: {
        /** @description The first parent, unless it is given */
        base?: string;
        path: string;
        revision: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TableChangesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'history.tensorChanges': {
    parameters: {
      query: {
        /** @description The first parent, unless it is given */
        base?: string;
        path: string;
        revision: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TensorChangesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'history.changes': {
    parameters: {
      query: {
        /** @description The first parent, unless it is given */
        base?: string;
        cursor?: string;
        revision: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'serving.chat': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChatDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'collections.choices': {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CollectionChoicesPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'history.commits': {
    parameters: {
      query?: {
        cursor?: string;
        path?: string;
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommitsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'uploads.commit': {
    parameters: {
      query: {
        /** @description As a new pull request for the branch */
        isProposed?: 'true' | 'false';
        /** @description The branch it goes to */
        revision: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': string;
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommittedView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'files.content': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        /** @description revision/path */
        path: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'files.head': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        /** @description revision/path */
        path: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'datasetfacts.check': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DatasetCheckStateView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'datasetfacts.askCheck': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'refs.setDefault': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DefaultBranchDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.list': {
    parameters: {
      query?: {
        author?: string;
        cursor?: string;
        kind?: 'all' | 'discussion' | 'pull-request';
        /** @description In titles */
        search?: string;
        status?: 'open' | 'closed' | 'all';
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscussionsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.open': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewDiscussionDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscussionView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        num: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscussionDetailView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        num: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DiscussionChangeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscussionView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.comment': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        num: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewCommentDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscussionEntryView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.edit': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
        namespace: string;
        num: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CommentTextDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscussionEntryView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.hide': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
        namespace: string;
        num: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscussionEntryView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.react': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
        namespace: string;
        num: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReactionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscussionEntryView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.unreact': {
    parameters: {
      query: {
        emoji: string;
      };
      header?: never;
      path: {
        id: string;
        name: string;
        namespace: string;
        num: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscussionEntryView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.versions': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
        namespace: string;
        num: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommentVersionView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.merge': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        num: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['MergeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscussionView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.review': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        num: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviewDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscussionEntryView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.seen': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        num: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.changeThread': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
        namespace: string;
        num: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ThreadChangeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscussionEntryView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.watchOne': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        num: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WatchDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WatchView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.downloads': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DownloadsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'offers.mark': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ForSubscribersDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OfferStateView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accessrequests.gate': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GateView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'uploads.largeFiles': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LargeFilesDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LargeFileUploadView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'datasetfacts.licence': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.like': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LikeView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.unlike': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LikeView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'lineage.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LineageView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'lineage.descendants': {
    parameters: {
      query?: {
        cursor?: string;
        /** @description 1 to 100 */
        limit?: string;
        /** @description Of a model: only what was made from it in this way */
        relation?: 'adapter' | 'finetune' | 'quantized' | 'merge';
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DescendantsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'lineage.kin': {
    parameters: {
      query?: {
        cursor?: string;
        /** @description 1 to 100 */
        limit?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KinPageView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'history.lines': {
    parameters: {
      query: {
        /** @description Number of the first line, from 1 */
        from: string;
        path: string;
        revision: string;
        /** @description Number of the last one; at most 500 lines */
        to: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'markdown.file': {
    parameters: {
      query: {
        path: string;
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RenderedTextView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'markdown.notebook': {
    parameters: {
      query: {
        path: string;
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotebookView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'offers.offer': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OfferStateView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'offers.put': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OfferDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OfferView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'offers.end': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'offers.preview': {
    parameters: {
      query: {
        price: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SplitPreviewView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'files.paths': {
    parameters: {
      query?: {
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PathsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'previews.repository': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
        version: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description 1200 × 630 */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'image/png': string;
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.openPullRequest': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPullRequestDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscussionView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'offers.buy': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PurchaseDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WholeSaleView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'refs.list': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RefsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'reports.repository': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RepositoryReportDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'datasetfacts.sample': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SampleView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'serving.status': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ServingView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'offers.given': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SharesPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'offers.propose': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ShareDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShareView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'refs.createTag': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewTagDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RefView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'refs.deleteTag': {
    parameters: {
      query: {
        name: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'tensors.list': {
    parameters: {
      query: {
        path: string;
        revision: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TensorListView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'authortips.giveRepository': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AuthorTipDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuthorTipView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'authortips.previewRepository': {
    parameters: {
      query: {
        /** @description As people write it */
        amount: string;
        /** @description Whose wallet would pay */
        payer: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TipPreviewView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'contents.tree': {
    parameters: {
      query?: {
        cursor?: string;
        path?: string;
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TreeView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'uploads.planUpload': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UploadPlanDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadPlanView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'appusage.list': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UsageKeysView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'appusage.create': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UsageKeyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MadeUsageKeyView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'appusage.delete': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'usage.acceptance': {
    parameters: {
      query: {
        /** @description Whose */
        holder: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AcceptanceStateView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'usage.accept': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcceptanceDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AcceptanceStateView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'usage.withdraw': {
    parameters: {
      query: {
        /** @description Whose */
        holder: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'usage.usesOf': {
    parameters: {
      query?: {
        cursor?: string;
        /** @description Only of this offer */
        offer?: string;
        state?: 'counted' | 'objected' | 'kept' | 'reversed';
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UseEventsPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'viewer.layout': {
    parameters: {
      query?: {
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DatasetViewerView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'viewer.cell': {
    parameters: {
      query: {
        column: string;
        config: string;
        /** @description Of a list: which */
        item?: string;
        revision?: string;
        row: string;
        split: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': string;
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'viewer.firstRows': {
    parameters: {
      query: {
        config: string;
        revision?: string;
        split: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ViewerRowsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'viewer.rows': {
    parameters: {
      query: {
        config: string;
        /** @description At most 100 */
        length?: string;
        /** @description The first row, from 0 */
        offset?: string;
        /** @description "age" DESC */
        orderby?: string;
        revision?: string;
        /** @description Words, each in some text of the row */
        search?: string;
        split: string;
        /** @description "age" > 30 AND "name" LIKE 'A%': docs/protocols/dataset-viewer.md */
        where?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ViewerRowsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'viewer.statistics': {
    parameters: {
      query: {
        config: string;
        revision?: string;
        split: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ViewerStatisticsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'viewer.table': {
    parameters: {
      query: {
        config: string;
        /** @description At most 10000; fewer come where they are large */
        length?: string;
        /** @description The first row, from 0 */
        offset?: string;
        revision?: string;
        split: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ViewerTableView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.watched': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WatchView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'discussions.watch': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WatchDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WatchView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'search.facets': {
    parameters: {
      query?: {
        /** @description The users or organizations that own it */
        author?: string;
        /** @description The model it was made from */
        base?: string;
        format?: string;
        /** @description Only this one, with `text` */
        kind?: 'author' | 'task' | 'library' | 'language' | 'license' | 'format' | 'modality' | 'size' | 'base' | 'sdk' | 'tag' | 'price';
        language?: string;
        library?: string;
        license?: string;
        modality?: string;
        /** @description At most so many */
        parametersMax?: string;
        /** @description At least so many */
        parametersMin?: string;
        /** @description free, once, monthly, use, subscribers */
        price?: string;
        sdk?: string;
        /** @description Words of names, cards and tags; Chinese also by pinyin */
        search?: string;
        size?: string;
        tag?: string;
        task?: string;
        /** @description Values that hold it */
        text?: string;
        type?: 'model' | 'dataset' | 'app';
        /** @description Only what everybody sees, whoever asks */
        visibility?: 'public';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FacetsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositorynames.get': {
    parameters: {
      query: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NameAvailabilityView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositorytemplates.get': {
    parameters: {
      query: {
        /** @description What a model is made from, for templates that say so */
        baseModel?: string;
        /** @description In which the template is written; absent: en */
        language?: 'en' | 'zh-CN';
        /** @description Of the card; templates bring the text of short licences, too */
        license?: string;
        /** @description Of a licence `other`: an address, or a file of the repository */
        licenseLink?: string;
        /** @description Of a licence `other` */
        licenseName?: string;
        name: string;
        namespace: string;
        sdk?: string;
        /** @description One of its type; absent: empty */
        template?: 'empty' | 'card' | 'adapter' | 'quantized' | 'table' | 'conversations' | 'page' | 'chat';
        type: 'model' | 'dataset' | 'app';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BeginningView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accounts.reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResetDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'compute.setRate': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RateCardDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunnerView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'compute.rates': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PastRatesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'subscriptions.cancel': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HeldSubscriptionView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'subscriptions.pay': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HeldSubscriptionView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'subscriptions.resume': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HeldSubscriptionView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'subscriptions.accept': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcceptTermsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HeldSubscriptionView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sales.sale': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WholeSaleView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sales.csv': {
    parameters: {
      query?: {
        lang?: 'en' | 'zh-CN';
        /** @description What was paid, or who got which part of it */
        paper?: 'receipt' | 'statement';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/csv': string;
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sales.pdf': {
    parameters: {
      query?: {
        lang?: 'en' | 'zh-CN';
        /** @description What was paid, or who got which part of it */
        paper?: 'receipt' | 'statement';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sales.refund': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RefundDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WholeSaleView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'search.everything': {
    parameters: {
      query: {
        /** @description False: without how many there are, which takes longer than finding them */
        counts?: 'true' | 'false';
        /** @description Of each kind, 1 to 20 */
        limit?: string;
        /** @description What was typed */
        q: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SearchResults'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'talksearch.gathered': {
    parameters: {
      query: {
        cursor?: string;
        /** @description 1 to 20 */
        limit?: string;
        /** @description What was typed */
        q: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CollectionsFound'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'talksearch.discussions': {
    parameters: {
      query: {
        cursor?: string;
        /** @description 1 to 20 */
        limit?: string;
        /** @description What was typed */
        q: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DiscussionsFound'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'search.suggest': {
    parameters: {
      query: {
        /** @description Of each kind, 1 to 20 */
        limit?: string;
        /** @description What was typed */
        q: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuggestionsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.current': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentSessionView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.signIn': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignInDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedInView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.signOut': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedOutView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.enrol': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnrolmentView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.secondFactor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SecondFactorDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SecondFactorView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.endOthers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.end': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accounts.setUp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetUpDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedInView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sales.endShare': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sales.decideShare': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ShareDecisionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ShareView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sso.signUp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SsoAccountDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedInView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sso.callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sso.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkedIdentityView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sso.beginLink': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['NextDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LeaveView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sso.unlink': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmedDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sso.pending': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PendingSignInView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sso.linkPending': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sso.signedOut': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'sso.start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'paymentevents.testPayment': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ref: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TestPaymentView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'paymentevents.decide': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        ref: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TestPaymentDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'tokens.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'tokens.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewTokenDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedTokenView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'tokens.revoke': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'tokens.preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TokenReachDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenPreviewView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'trainingfiles.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrainingFilesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'trainingfiles.send': {
    parameters: {
      query: {
        /** @description What the file is called */
        name: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': string;
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TrainingFileView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'twofactor.begin': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmedDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EnrolmentView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'twofactor.confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CodeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecoveryCodesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'twofactor.renew': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmedCodeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RecoveryCodesView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'twofactor.turnOff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ConfirmedCodeDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'imports.upstreams': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UpstreamsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'appusage.tell': {
    parameters: {
      query?: never;
      header?: {
        /** @description key=ID, t=SECONDS, v1=HMAC-SHA-256 of "SECONDS.BODY" in hex */
        'modelgrove-usage-signature'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ToldEventsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ToldResultsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'usage.decide': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UseDecisionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UseEventView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'usage.object': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ObjectionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UseEventView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'activity.work': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
}
