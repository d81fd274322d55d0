"""Classification of texts: any base that AutoModelForSequenceClassification takes; LoRA or full."""
