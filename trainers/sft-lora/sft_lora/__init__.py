"""Supervised fine-tuning of a causal language model on conversations, or on prompts and completions; LoRA or full."""
